import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

/** A quote with a discount and the tax of the rules, a yes on its page, and an invoice of the same total. */
export async function quoteToInvoice(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 900);
  await dana.signIn('dana@tidewrack.example');
  await dana.open('/quotes');
  await dana.button('New quote').click();
  await dana.choose('Customer', 'Gozo Dive');
  await dana.fill({ Title: 'Charts of the bay' }, 'Save');
  await writeLines(dana);
  await takeSomethingOff(dana);

  const customer = await Person.arrive(browser, base, 'rita', 390, 844);
  const link = dana.page.waitForResponse((answer) => answer.url().endsWith('/send'));
  await dana.button('Send').click();
  const { url } = (await (await link).json()) as { url: string };
  await dana.sees('New version');
  await customer.page.goto(base + new URL(url).pathname);
  await customer.sees('Discount 10 %: Second season');
  await customer.look('a quote on its page');
  await customer.page.getByLabel('Your name').first().fill('Rita Camilleri');
  await customer.button(/^Accept/).click();
  await customer.sees(/^Accepted by Rita Camilleri/);

  await dana.page.reload();
  await dana.sees('Accepted');
  await dana.look('an accepted quote');
  await dana.button('Write invoice').click();
  await dana.page.waitForURL(/invoices/);
  await dana.sees('Discount 10 %: Second season');
  await dana.sees('1,107.00');
  await dana.look('the invoice of a quote');
  await dana.page.goBack();
  await dana.page.getByRole('link', { name: 'Invoice Draft' }).waitFor();
  await dana.look('a quote that is billed');
}

async function writeLines(dana: Person): Promise<void> {
  await dana.button('Edit lines').click();
  await dana.page.getByLabel('What').first().fill('Survey by drone');
  await dana.page.getByLabel('Quantity').first().fill('2');
  await dana.page.getByLabel('Price', { exact: true }).first().fill('615');
  await dana.sees('Export outside the tax area');
  await dana.look('lines of a quote');
  await dana.button('Save lines').click();
  await dana.sees('1,230.00');
}

async function takeSomethingOff(dana: Person): Promise<void> {
  await dana.button('Discounts and charges').click();
  await dana.page.getByLabel('Percent').first().fill('10');
  await dana.page.getByLabel('Reason').first().fill('Second season');
  await dana.look('discounts of a quote');
  await dana.button('Save').click();
  await dana.sees('Discount 10 %: Second season');
  await dana.sees('1,107.00');
  await dana.look('a quote with a discount');
}
