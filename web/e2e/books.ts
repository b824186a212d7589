import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

/** Month's end: what is open abroad is worth what it is today, the days are closed, and the books go out as a file. */
export async function monthEnd(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  await dana.signIn('dana@tidewrack.example');
  await dana.open('/books?view=closing');
  await dana.sees('All days are open.');
  // The company began some weeks ago: by the end of last month nothing may have been done yet.
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  for (const day of await dana.page.getByLabel('Day', { exact: true }).all())
    await day.fill(yesterday);
  await dana.button('Show the work').click();
  await dana.sees('Not invoiced');
  await dana.look('month accrual');
  await dana.button('Book it').click();
  await dana.sees('Booked, and taken back the day after.');
  await dana.button('Show the differences').click();
  await dana.sees('Worth on the day');
  await dana.look('month differences');
  await dana.button('Book them').click();
  await dana.sees('Booked, and taken back the day after.');
  await dana.button('Close days').click();
  await dana.fill({ Reason: 'Month end' }, 'Close days');
  await dana.sees(/The books are closed up to/);
  await dana.look('month closed');
  await dana.open('/books');
  await dana.sees('Trial balance');
  await dana.button('Export').click();
  const book = dana.page.getByRole('menuitem', { name: 'Excel (XLSX)' });
  const [taken] = await Promise.all([dana.page.waitForEvent('download'), book.click()]);
  if (taken.suggestedFilename() !== 'Trial balance.xlsx') {
    throw new Error(`the workbook is called ${taken.suggestedFilename()}`);
  }
}

/** Someone comes from another program: the accounts get the names they know, and what was open comes along. */
export async function booksBegin(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  await dana.signIn('dana@tidewrack.example');
  await dana.open('/books?view=opening');
  const chart = dana.page.getByRole('combobox', { name: 'Chart of accounts' });
  if ((await chart.inputValue()) !== 'Australia') throw new Error('Sydney has another chart');
  await dana.look('books chart');
  await dana.button('Take it over').click();
  await dana.sees(/accounts added/);
  await dana.button('Add an open invoice').click();
  await dana.choose('Customer', 'Gozo');
  await dana.look('books open invoice');
  await dana.fill(
    {
      Number: 'OLD-77',
      'Issued on': '2025-11-01',
      'Pay by': '2025-11-15',
      Open: '1180.00',
    },
    'Add',
  );
  await dana.button('Add the balances').click();
  const sheet = '1-1180\tPetty cash\t320.50\t\n3-1000\tCapital\t\t1,500.00';
  await dana.page.getByLabel('Trial balance from a sheet').fill(sheet);
  await dana.button('Book').click();
  await dana.sees(/0\.50 AUD is left over/);
  await dana.look('books something left over');
  await dana.page
    .getByLabel('Trial balance from a sheet')
    .fill(sheet.replace('1,500.00', '1,500.50'));
  await dana.button('Book').click();
  await dana.sees('The opening balances are booked.');
  await dana.open('/invoices');
  await dana.page.getByText('OLD-77').first().click();
  await dana.sees('Carried over on');
  await dana.look('books carried over');
  await dana.open('/books');
  await dana.sees('Petty cash');
  await dana.look('books after');
}

/** A deposit is asked for in advance, and the invoice of the work takes it off. */
export async function advance(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  await dana.signIn('dana@tidewrack.example');
  for (const purpose of ['Advance', 'Ordinary']) {
    await dana.open('/invoices');
    await dana.button('New invoice').click();
    await dana.choose('Customer', 'Gozo');
    await dana.page.getByRole('dialog').getByLabel('Purpose').click();
    await dana.page.getByRole('option', { name: purpose }).click();
    await dana.page.getByRole('dialog').getByRole('button').last().click();
    await dana.page.getByRole('dialog').waitFor({ state: 'detached' });
    await dana.sees('Draft');
    await dana.button('Edit lines').click();
    await dana.page
      .getByLabel('Price')
      .first()
      .fill(purpose === 'Advance' ? '400' : '1000');
    await dana.button('Save').click();
    if (purpose === 'Ordinary') {
      await dana.button('Deduct it').click();
      await dana.sees(/Paid in advance, INV-/);
      await dana.look('advance deducted');
    }
    await dana.button(/^Issue/).click();
    await dana.sees('Frozen');
    await dana.look(`advance ${purpose}`);
  }
  await dana.sees(/600/);
}
