import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

interface Said {
  number: string;
  day: string;
  hours: number;
  /** Of a credit note: the invoice that it takes back. */
  takesBack?: string;
}

/** What a supplier's program writes: the smallest invoice or credit note that keeps all rules. */
function invoiceOf({ number, day, hours, takesBack }: Said): string {
  const kind = takesBack ? 'CreditNote' : 'Invoice';
  const quantity = takesBack ? 'CreditedQuantity' : 'InvoicedQuantity';
  const due = takesBack ? '' : `<cbc:DueDate>${day}</cbc:DueDate>`;
  const sum = `${hours * 100}.00`;
  const before = takesBack
    ? `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${takesBack}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>`
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
<cbc:ID>${number}</cbc:ID><cbc:IssueDate>${day}</cbc:IssueDate>${due}
<cbc:${kind}TypeCode>${takesBack ? 381 : 380}</cbc:${kind}TypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>${before}
<cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cbc:CityName>Bucharest</cbc:CityName><cac:Country><cbc:IdentificationCode>RO</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>RO18547290</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>Atelier Carpat</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PostalAddress><cbc:CityName>Sydney</cbc:CityName><cac:Country><cbc:IdentificationCode>AU</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>AU51824753556</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>Tidewrack Pty Ltd</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">${sum}</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>AE</cbc:ID><cbc:Percent>0</cbc:Percent><cbc:TaxExemptionReason>Reverse charge</cbc:TaxExemptionReason><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">${sum}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">${sum}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">${sum}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">${sum}</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:${kind}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="HUR">${hours}</cbc:${quantity}><cbc:LineExtensionAmount currencyID="EUR">${sum}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Modelling of the hull</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>AE</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">100.00</cbc:PriceAmount></cac:Price></cac:${kind}Line>
</${kind}>`;
}

/** A mail with the invoice at it, taken as the pipe takes it; answers the ticket. */
async function mail(person: Person, number: string, xml: string): Promise<string> {
  const raw = [
    'From: Carpat <office@carpat.example>',
    'To: help@tidewrack.example',
    `Subject: Factura ${number}`,
    `Message-ID: <${number}@carpat.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Here is our invoice.',
    '--b',
    `Content-Type: application/xml; name=${number}.xml`,
    `Content-Disposition: attachment; filename=${number}.xml`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(xml).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  return person.page.evaluate(async (body) => {
    const headers = {
      'Content-Type': 'message/rfc822',
      'Idempotency-Key': crypto.randomUUID(),
    };
    const reply = await fetch('/api/v1/mail/inbound', { method: 'POST', headers, body });
    return ((await reply.json()) as { ticket_id: string }).ticket_id;
  }, raw);
}

async function closeBooks(person: Person, through: string): Promise<void> {
  await person.page.evaluate(async (day) => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'close' };
    const body = JSON.stringify({ through: day, reason: 'Filed' });
    await fetch('/api/v1/period_locks/lock', { method: 'POST', headers, body });
  }, through);
}

/** Of the bill for FV-77, the supplier takes one hour off. */
async function someOfItIsTakenBack(dana: Person, day: string): Promise<void> {
  await dana.page.setViewportSize({ width: 1280, height: 900 });
  const note = invoiceOf({ number: 'NC-3', day, hours: 1, takesBack: 'FV-77' });
  await dana.open(`/tickets/${await mail(dana, 'NC-3', note)}`);
  await dana.page.getByRole('link', { name: 'NC-3', exact: true }).click();
  await dana.sees('Bill taken back');
  await dana.look('credit note by mail');
  await dana.button('Take it off the bill').click();
  await dana.page.getByRole('dialog').waitFor();
  await dana.look('taken off the bill');
  await dana.fill({}, 'Take it off the bill');
  await dana.sees('Booked');
  await dana.look('credit note by mail booked');
}

/** An e-invoice comes by mail, of a month that is closed, and is a bill two clicks later. */
export async function mailedInvoice(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 900);
  await dana.signIn('dana@tidewrack.example');
  const now = new Date();
  const lastDay = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0));
  const closed = lastDay.toISOString().slice(0, 10);
  const open = new Date(lastDay.getTime() + 86_400_000).toISOString().slice(0, 10);
  const invoice = invoiceOf({ number: 'FV-77', day: closed, hours: 4 });
  const ticket = await mail(dana, 'FV-77', invoice);
  await closeBooks(dana, closed);
  await dana.open(`/tickets/${ticket}`);
  await dana.sees('Came in with this ticket');
  await dana.look('ticket with an e-invoice');
  await dana.page.getByRole('link', { name: 'FV-77', exact: true }).click();
  await dana.sees('Came by mail');
  await dana.sees('office@carpat.example');
  await dana.look('e-invoice by mail');

  await dana.button('Accept as a bill').click();
  const booked = dana.page.getByRole('dialog').getByLabel('Booked on');
  await booked.waitFor();
  const offered = await booked.inputValue();
  await dana.sees(/The books are closed up to/);
  await dana.look('late bill');
  if (offered !== open) throw new Error(`${offered} is offered, and ${open} is the first open day`);
  await dana.page.setViewportSize({ width: 360, height: 740 });
  await dana.look('late bill on a phone');
  await dana.fill({}, 'Accept as a bill');
  await dana.sees('Booked');
  await dana.look('e-invoice by mail on a phone');
  await someOfItIsTakenBack(dana, open);

  const maria = await Person.arrive(browser, base, 'maria', 1280, 900);
  await maria.signIn('maria@tidewrack.example');
  await maria.open(`/tickets/${ticket}`);
  await maria.sees('Here is our invoice.');
  await maria.look('ticket with an e-invoice for support');
  await maria.seesNot('Came in with this ticket');
  await maria.seesNot('400.00');
}
