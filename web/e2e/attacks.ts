import type { Browser } from 'playwright-core';
import { payloads, publishedPayloads } from './payloads.ts';
import { Person } from './support/browser.ts';
import { Trap } from './support/trap.ts';

type Row = Record<string, string>;

/** Asks the API as the person whose page this is, one after the other; what is refused is not shown anywhere. */
async function store(person: Person, path: string, bodies: object[]): Promise<Row[]> {
  const made: Row[] = [];
  let refusal = '';
  for (const data of bodies) {
    const answer = await person.page.request.post(`${person.base}/api/v1${path}`, {
      data,
      headers: { Origin: person.base },
    });
    if (answer.ok()) made.push((await answer.json()) as Row);
    else refusal = await answer.text();
    if (answer.status() >= 500) throw new Error(`${path}: ${refusal}`);
  }
  if (made.length * 2 < bodies.length) throw new Error(`${path} takes too little: ${refusal}`);
  return made;
}

const first = (rows: Row[], what: string): Row => {
  const row = rows[0];
  if (row === undefined) throw new Error(`no ${what} was stored`);
  return row;
};

interface Stored {
  pages: string[];
  outside: string[];
}

/** Every payload into every text that a screen shows. */
async function plant(dana: Person): Promise<Stored> {
  const all = payloads.join('\n');
  const parties = await store(
    dana,
    '/parties',
    payloads.map((name) => ({
      name,
      notes: all,
      website: name,
      phone: name.slice(0, 40),
      zone: 'UTC',
      currency: 'EUR',
      is_customer: true,
      is_partner: true,
      skills: [name.slice(0, 40)],
      address: { street: name, city: name, country: 'MT' },
    })),
  );
  const customer_id = first(parties, 'party')['id'] as string;
  const tickets = await store(
    dana,
    '/tickets',
    payloads.map((subject) => ({ subject, text: all, customer_id })),
  );
  const ticket = first(tickets, 'ticket')['id'] as string;
  await store(
    dana,
    `/tickets/${ticket}/answer`,
    [...payloads, ...publishedPayloads()].map((text) => ({ text, audience: 'team' })),
  );
  const work = await plantWork(dana, customer_id);
  const papers = await plantPapers(dana, customer_id);
  const shown = parties.filter((_, i) => i % 20 === 0).map((one) => `/customers/${one['id']}`);
  return {
    pages: [`/tickets/${ticket}`, ...shown, ...work, ...papers.pages],
    outside: papers.outside,
  };
}

async function plantWork(dana: Person, customer_id: string): Promise<string[]> {
  const all = payloads.join('\n');
  const worth = { amount: '100', currency: 'EUR' };
  const deals = payloads.map((title) => ({ title, customer_id, value: worth }));
  const deal = first(await store(dana, '/deals', deals), 'deal');
  const titled = payloads.map((title) => ({
    title,
    customer_id,
    currency: 'EUR',
    budget: worth,
  }));
  const project_id = first(await store(dana, '/projects', titled), 'project')['id'];
  const tasks = payloads.map((title) => ({ title, project_id, description: all }));
  const task = first(await store(dana, '/tasks', tasks), 'task')['id'] as string;
  const about = { subject_entity: 'task', subject_id: task, audience: 'team' };
  await store(
    dana,
    '/comments',
    payloads.map((text) => ({ ...about, text })),
  );
  for (const [i, name] of payloads.entries()) {
    const query = new URLSearchParams({ ...about, name });
    await store(dana, `/files?${query.toString()}`, [{ file: i }]);
  }
  return [`/deals/${deal['id']}`, `/projects/${project_id}`, `/tasks/${task}`];
}

async function plantPapers(dana: Person, customer_id: string): Promise<Stored> {
  const lines = payloads.map((description) => ({
    description,
    quantity: '1',
    price: '1',
    tax_rate: '0',
  }));
  const about = { customer_id, currency: 'EUR', lines };
  const quote = first(
    await store(dana, '/quotes', [{ ...about, title: payloads[0] ?? '' }]),
    'quote',
  )['id'];
  const sent = first(await store(dana, `/quotes/${quote}/send`, [{}]), 'sent quote');
  const invoice = first(
    await store(dana, '/invoices', [{ ...about, reference: payloads[15] ?? '' }]),
    'invoice',
  )['id'];
  await store(dana, `/invoices/${invoice}/issue`, [{}]);
  await store(dana, `/invoices/${invoice}/send`, [{ to: 'books@customer.example' }]);
  const mails = await (await dana.page.request.get(`${dana.base}/api/v1/outbox?limit=50`)).text();
  const link = /\/p\/invoices\/[\w-]+/.exec(mails)?.[0];
  if (link === undefined) throw new Error('no link to the invoice was sent');
  return {
    pages: [`/quotes/${quote}`, `/invoices/${invoice}`],
    outside: [new URL(sent['url'] as string).pathname, link],
  };
}

/** Whatever people write stays text on every screen: nothing runs, nothing is fetched from elsewhere, no style leaks. */
export async function whatIsWrittenStaysText(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  const trap = await Trap.set(dana.page, base);
  await dana.signIn('dana@tidewrack.example');
  const stored = await plant(dana);
  const lists = ['/', '/customers', '/partners', '/deals', '/quotes', '/projects', '/invoices'];
  const asked = payloads.filter((_, i) => i % 15 === 0).map((one) => encodeURIComponent(one));
  for (const path of [
    ...lists,
    '/tickets',
    '/outbox',
    ...stored.pages,
    ...asked.flatMap((one) => [`/customers?q=${one}`, `/tickets/${one.replaceAll('.', '')}`]),
  ]) {
    await dana.page.goto(base + path);
    await dana.page.waitForLoadState('networkidle');
    await trap.expectNothing(path);
  }
  for (const path of [...stored.outside, `/p/quotes/${asked[0] ?? ''}`, '/docs']) {
    await dana.page.goto(base + path);
    await trap.expectNothing(path);
  }
  await findsWhatBreaksOut(browser, base);
  await refusesToMakeMarkupOfText(dana, base);
}

/** The trap itself: the same payloads as markup, in a page whose policy is switched off, do all that is looked for. */
async function findsWhatBreaksOut(browser: Browser, base: string): Promise<void> {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const trap = await Trap.set(page, base);
  await page.goto(`${base}/docs`);
  await page.evaluate((all) => {
    document.body.innerHTML = all;
  }, payloads.join('\n'));
  const deadline = Date.now() + 5000;
  const caught: string[] = [];
  const isThere = (what: string) => caught.some((one) => one.startsWith(what));
  while (!['a script', 'a request', 'a style'].every(isThere)) {
    if (Date.now() > deadline) throw new Error(`the trap caught only: ${caught.join(' | ')}`);
    caught.push(...(await trap.catch()));
  }
  await context.close();
}

/** Trusted Types: even our own code cannot turn a text into markup. */
async function refusesToMakeMarkupOfText(dana: Person, base: string): Promise<void> {
  await dana.page.goto(base);
  const refusal = await dana.page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
      return 'none';
    } catch (error) {
      return (error as Error).name;
    }
  });
  if (refusal !== 'TypeError') throw new Error(`a text became markup: ${refusal}`);
}
