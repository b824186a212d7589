import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

const paths = [
  '/',
  '/deals',
  '/quotes',
  '/customers',
  '/projects',
  '/work_packages',
  '/partners',
  '/my_work',
  '/time',
  '/invoices',
  '/bills',
  '/payouts',
  '/debits',
  '/mandates',
  '/receivables',
  '/reminders',
  '/tax',
  '/bank',
  '/margin',
  '/books',
  '/books?view=closing',
  '/books?view=opening',
  '/recurring',
  '/tickets',
  '/settings',
  '/outbox',
];
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

interface Finding {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** What a screen reader or a keyboard would stumble over, by the axe rules of WCAG 2.2 AA. */
async function accessible(person: Person, path: string): Promise<void> {
  await person.page.evaluate(axe);
  const found = await person.page.evaluate(async () => {
    const tool = (
      globalThis as unknown as { axe: { run: (o: object) => Promise<{ violations: Finding[] }> } }
    ).axe;
    return (await tool.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })).violations;
  });
  const serious = found.filter((one) => ['serious', 'critical'].includes(one.impact));
  if (serious.length > 0) {
    const first = serious.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160) ?? ''}`);
    throw new Error(`${path} is not accessible: ${first.join(' | ')}`);
  }
}

async function walk(browser: Browser, base: string, width: number, height: number): Promise<void> {
  const dana = await Person.arrive(browser, base, `dana_${width}`, width, height);
  await dana.signIn('dana@tidewrack.example');
  for (const path of paths) {
    await dana.open(path);
    await dana.look(`page ${path}`);
    await accessible(dana, path);
    const row = dana.page.locator('.row.body, .card').first();
    if ((await row.count()) > 0) {
      await row.click();
      await dana.page.waitForTimeout(300);
      await dana.look(`record ${path}`);
    }
  }
}

export const everyPage = (browser: Browser, base: string) => walk(browser, base, 1280, 800);
export const aloneOnThePhone = (browser: Browser, base: string) => walk(browser, base, 390, 844);
