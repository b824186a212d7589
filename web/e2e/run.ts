/** Runs the browser stories, each against a company of its own: `run.ts [part of a name]`. */
import type { Browser } from 'playwright-core';
import { launch } from './support/browser.ts';
import { Server } from './support/server.ts';
import { whatIsWrittenStaysText } from './attacks.ts';
import { bankMorning } from './bank.ts';
import { paidEarly } from './early_payment.ts';
import { mailedInvoice } from './e_invoices.ts';
import { advance, booksBegin, monthEnd } from './books.ts';
import { paidOnline } from './online.ts';
import { payoutRun } from './payouts.ts';
import { aloneOnThePhone, everyPage } from './pages.ts';
import { listsAndBoards } from './lists.ts';
import { peopleAndLogins } from './people.ts';
import { quoteToInvoice } from './quotes.ts';
import { theLoop } from './loop.ts';

const stories: Record<string, (browser: Browser, base: string) => Promise<void>> = {
  'the loop with three people at once': theLoop,
  'from a quote to its invoice': quoteToInvoice,
  'the morning at the bank': bankMorning,
  'an e-invoice by mail': mailedInvoice,
  'paid online': paidOnline,
  'paid early': paidEarly,
  'the payout run': payoutRun,
  'the end of the month': monthEnd,
  'the beginning of the books': booksBegin,
  'an invoice in advance': advance,
  'lists and boards by keys': listsAndBoards,
  'people and their logins': peopleAndLogins,
  'what is written stays text': whatIsWrittenStaysText,
  'every page on a wide screen': everyPage,
  'every page on a phone': aloneOnThePhone,
};

const wanted = process.argv[2] ?? '';
const browser = await launch();
let passed = 0;
let failed = 0;
let port = 8300 + (process.pid % 500);
for (const [name, tell] of Object.entries(stories)) {
  if (!name.includes(wanted)) continue;
  const server = await Server.start(port++);
  try {
    await tell(browser, server.base);
    ++passed;
    console.log(`ok: ${name}`);
  } catch (error) {
    ++failed;
    console.error(`failed: ${name}\n${(error as Error).stack ?? String(error)}`);
  }
  await server.stop();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
