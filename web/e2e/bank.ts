import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

interface Open {
  number: string;
  name: string;
  amount: string;
  currency: string;
}

/** Up to two open invoices of one currency, as the API tells them to whoever is signed in. */
async function openInvoices(person: Person): Promise<Open[]> {
  return person.page.evaluate(async () => {
    const reply = await fetch('/api/v1/invoices?state.in=issued,part_paid&kind=invoice&limit=50');
    const page = (await reply.json()) as {
      items: { number: string; customer_id: string; open: { amount: string; currency: string } }[];
      names: Record<string, string>;
    };
    const all = page.items.map((one) => ({
      number: one.number,
      name: page.names[one.customer_id] ?? '',
      ...one.open,
    }));
    return all.filter((one) => one.currency === all[0]?.currency).slice(0, 2);
  });
}

function entry(one: { name: string; amount: string; currency: string; text: string }): string {
  const out = one.amount.startsWith('-');
  const side = out ? 'Cdtr' : 'Dbtr';
  return `<Ntry><Amt Ccy="${one.currency}">${one.amount.replace('-', '')}</Amt>
    <CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2026-11-09</Dt></BookgDt><NtryDtls><TxDtls>
    <RltdPties><${side}><Nm>${one.name}</Nm></${side}></RltdPties>
    <RmtInf><Ustrd>${one.text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
}

function camt(entries: string[], currency: string): Buffer {
  return Buffer.from(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
    <BkToCstmrStmt><Stmt><Id>S1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id>
    <Ccy>${currency}</Ccy></Acct>${entries.join('')}</Stmt></BkToCstmrStmt></Document>`);
}

/** The bank's morning: one file, a key for each customer's payment, an account for the rent, and an empty list. */
export async function bankMorning(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  await dana.signIn('dana@tidewrack.example');
  const invoices = await openInvoices(dana);
  const currency = invoices[0]?.currency ?? 'AUD';
  const entries = invoices.map((one) => entry({ ...one, text: `Payment of ${one.number}` }));
  entries.push(entry({ name: 'Harbour Estates', amount: '-1250.00', currency, text: 'Rent' }));
  const file = { name: 'november.xml', mimeType: 'text/xml', buffer: camt(entries, currency) };
  await dana.open('/bank');
  await dana.sees('Nothing to do');
  const chosen = dana.page.locator('input[type=file]');
  await chosen.setInputFiles(file);
  await dana.sees(`${entries.length} new lines`);
  await dana.look('bank lines');

  for (const one of invoices) {
    await dana.page.locator('.bank-lines button', { hasText: one.number }).click();
    await dana.page.locator('.proposal.certain', { hasText: one.number }).waitFor();
    await dana.page.keyboard.press('b');
    const left = dana.page.locator('.bank-lines button', { hasText: one.number });
    await left.waitFor({ state: 'detached' });
  }
  await dana.button('Another account').click();
  await dana.choose('Account', 'Bank fees');
  await dana.fill({}, 'Book');
  await dana.sees('Nothing to do');
  await dana.look('bank done');

  const rent = dana.page.locator('.bank-booked li', { hasText: 'Harbour Estates' });
  await rent.getByRole('button', { name: /Take back/ }).click();
  await dana.fill({ Reason: 'Rent is no fee of the bank' }, 'Take back');
  await dana.sees('To do again: Harbour Estates');
  await dana.button('Another account').click();
  await dana.choose('Account', 'Bank fees');
  await dana.fill({}, 'Book');
  await dana.sees('Nothing to do');
  const first = invoices[0];
  if (first) {
    const paid = dana.page.locator('.bank-booked li', { hasText: first.name }).first();
    await paid.getByRole('button', { name: /Take back/ }).click();
    await dana.look('bank take back');
    await dana.fill({ Reason: 'It was for another invoice' }, 'Take back');
    await dana.sees(`To do again: ${first.name}`);
    await dana.page.locator('.bank-lines button', { hasText: first.name }).first().waitFor();
    await dana.page.keyboard.press('b');
    await dana.sees('Nothing to do');
  }

  await chosen.setInputFiles(file);
  await dana.sees(`No new line, ${entries.length} known before`);
  await chosen.setInputFiles({ ...file, buffer: Buffer.from('<Document>\n<oops>') });
  await dana.sees(/Line 2: the file is broken here/);
  await dana.look('bank broken file');
}
