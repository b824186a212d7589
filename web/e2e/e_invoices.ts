import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

/** What a supplier's program writes: the smallest invoice that keeps all rules. */
function invoiceOf(day: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
<cbc:ID>FV-77</cbc:ID><cbc:IssueDate>${day}</cbc:IssueDate><cbc:DueDate>${day}</cbc:DueDate>
<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cbc:CityName>Bucharest</cbc:CityName><cac:Country><cbc:IdentificationCode>RO</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>RO18547290</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>Atelier Carpat</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PostalAddress><cbc:CityName>Sydney</cbc:CityName><cac:Country><cbc:IdentificationCode>AU</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>AU51824753556</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>Tidewrack Pty Ltd</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">400.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>AE</cbc:ID><cbc:Percent>0</cbc:Percent><cbc:TaxExemptionReason>Reverse charge</cbc:TaxExemptionReason><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">400.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">400.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">400.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">400.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="HUR">4</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">400.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Modelling of the hull</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>AE</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">100.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>`;
}

/** A mail with the invoice at it, taken as the pipe takes it; answers the ticket. */
async function mail(person: Person, xml: string): Promise<string> {
  const raw = [
    'From: Carpat <office@carpat.example>',
    'To: help@tidewrack.example',
    'Subject: Factura FV-77',
    'Message-ID: <fv77@carpat.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Here is our invoice.',
    '--b',
    'Content-Type: application/xml; name=FV-77.xml',
    'Content-Disposition: attachment; filename=FV-77.xml',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(xml).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  return person.page.evaluate(async (body) => {
    const headers = { 'Content-Type': 'message/rfc822', 'Idempotency-Key': 'mail' };
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

/** An e-invoice comes by mail, of a month that is closed, and is a bill two clicks later. */
export async function mailedInvoice(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 900);
  await dana.signIn('dana@tidewrack.example');
  const now = new Date();
  const lastDay = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0));
  const closed = lastDay.toISOString().slice(0, 10);
  const open = new Date(lastDay.getTime() + 86_400_000).toISOString().slice(0, 10);
  const ticket = await mail(dana, invoiceOf(closed));
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

  const maria = await Person.arrive(browser, base, 'maria', 1280, 900);
  await maria.signIn('maria@tidewrack.example');
  await maria.open(`/tickets/${ticket}`);
  await maria.sees('Here is our invoice.');
  await maria.look('ticket with an e-invoice for support');
  await maria.seesNot('Came in with this ticket');
  await maria.seesNot('400.00');
}
