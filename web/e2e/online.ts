import { createHmac } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

const secret = 'whsec_0123456789abcdef';

/** What a provider sends, signed as it signs. */
async function tell(base: string, provider: string, message: object): Promise<void> {
  const body = JSON.stringify(message);
  const time = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  const reply = await fetch(`${base}/api/v1/payment_events/${provider}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Farflung-Signature': `t=${time},v1=${digest}`,
    },
    body,
  });
  if (reply.status !== 204) throw new Error(`the message was answered ${reply.status}`);
}

/** A new invoice in English, and the link to it. */
async function openInvoice(dana: Person): Promise<{ id: string; currency: string; page: string }> {
  return dana.page.evaluate(async () => {
    const post = async (path: string, body: object): Promise<Record<string, string>> => {
      const headers = {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      };
      const reply = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await reply.json()) as Record<string, string>;
    };
    const list = await fetch('/api/v1/parties?is_customer=true&kind=organisation&limit=1');
    const { items } = (await list.json()) as { items: { id: string }[] };
    const invoice = await post('/api/v1/invoices/issued', {
      customer_id: items[0]?.id,
      currency: 'AUD',
      language: 'en',
      lines: [{ description: 'Survey of the quay', price: '450' }],
    });
    const id = String(invoice['id']);
    const sent = await post(`/api/v1/invoices/${id}/send`, { to: 'books@customer.example' });
    return { id, currency: 'AUD', page: new URL(String(sent['url'])).pathname };
  });
}

/** A provider is connected, a customer pays a part of an invoice there, and the books have it. */
export async function paidOnline(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 900);
  await dana.signIn('dana@tidewrack.example');
  await dana.open('/settings?section=online');
  await dana.sees('Customers pay by bank.');
  await dana.button('Connect a provider').click();
  await dana.page.getByRole('dialog').waitFor();
  await dana.page.getByRole('dialog').getByLabel('Kind').first().click();
  await dana.page.getByRole('option', { name: 'Another, by signed messages' }).click();
  await dana.look('connect a provider');
  await dana.fill(
    {
      Name: 'Card',
      'Address where customers pay': 'https://pay.example/c?ref={invoice_id}&amount={amount}',
      'Signing secret': secret,
    },
    'Save',
  );
  await dana.sees('Its messages go to');
  await dana.look('provider connected');
  const address = await dana.page.locator('.provider code').nth(1).innerText();
  const provider = address.split('/').at(-1) ?? '';

  const invoice = await openInvoice(dana);
  const customer = await Person.arrive(browser, base, 'customer', 360, 740);
  await customer.page.goto(`${base}${invoice.page}`);
  await customer.sees(/by Card/);
  await customer.look('invoice to pay online');
  await customer.page.getByRole('link', { name: 'Pay a part of it' }).click();
  await customer.page.getByLabel('Amount').fill('12');
  await customer.page.getByRole('button', { name: 'Use this amount' }).click();
  await customer.sees(/12.* by Card/);
  await customer.look('a part online');

  const money = (amount: string) => ({ amount, currency: invoice.currency });
  const of = { invoice_id: invoice.id, happened_at: new Date().toISOString() };
  await tell(base, provider, {
    ...of,
    payment: 'p-1',
    state: 'failed',
    amount: money('20'),
    reason: 'Card declined',
  });
  await tell(base, provider, { ...of, payment: 'p-2', state: 'succeeded', amount: money('12') });
  await dana.open(`/invoices/${invoice.id}`);
  await dana.sees('Part paid');
  await dana.sees('p-2');
  await dana.sees('Card declined');
  await dana.look('invoice paid in part online');
}
