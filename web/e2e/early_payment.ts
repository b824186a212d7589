import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

/** A draft over AUD 450, without tax. */
async function draft(dana: Person): Promise<string> {
  return dana.page.evaluate(async () => {
    const list = await fetch('/api/v1/parties?is_customer=true&kind=organisation&limit=1');
    const { items } = (await list.json()) as { items: { id: string }[] };
    const reply = await fetch('/api/v1/invoices', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({
        customer_id: items[0]?.id,
        currency: 'AUD',
        language: 'en',
        lines: [{ description: 'Survey of the quay', price: '450' }],
      }),
    });
    return ((await reply.json()) as { id: string }).id;
  });
}

/** An invoice gives a discount for early payment, it is paid so, and a credit note grants that. */
export async function paidEarly(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 900);
  await dana.signIn('dana@tidewrack.example');
  await dana.open(`/invoices/${await draft(dana)}`);
  await dana.button('Edit').click();
  await dana.fill(
    { 'Early-payment discount in percent': '2', 'Days for the discount': '10' },
    'Save',
  );
  await dana.sees('Paid within 10 days, AUD 441.00 settles this invoice');
  await dana.look('a discount for early payment');
  await dana.button(/^Issue/).click();
  await dana.sees(/AUD 441.00 settles this invoice: 2 % discount for early payment/);
  await dana.page.locator('.topbar button[aria-haspopup=menu]').click();
  await dana.page.getByRole('menuitem', { name: 'Paid with discount' }).click();
  await dana.page.getByRole('dialog').waitFor();
  await dana.look('paid with discount');
  await dana.fill({}, 'Paid with discount');
  await dana.sees('Paid');
  await dana.look('paid early');
  await dana.page.getByRole('link', { name: /^CN-/ }).click();
  await dana.sees('Discount for early payment');
  await dana.look('the credit note of a discount');
}
