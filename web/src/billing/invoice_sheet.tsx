import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnyRecord } from '../api/queries.ts';
import { api, entities, type InvoiceLine, type PartyDetails } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { countryName, longDay } from '../ui/format.ts';
import { LinesEditor } from '../ui/lines_editor.tsx';
import { Sums } from '../ui/sums.tsx';
import { SheetLines } from '../ui/sheet_lines.tsx';
import { Advances } from './advances.tsx';
import { isCredit } from './credit.ts';
import { DiscountsEditor } from './discounts_editor.tsx';
import { EarlyPayment, TaxAsDeclared } from './invoice_terms.tsx';
import { asPriced, LineAdjustments } from './priced_lines.tsx';
import { steps } from './steps.ts';
import { TaxWords } from './tax_words.tsx';
import { lineFields, writableLines } from './writable.ts';

const taxed = entities.invoice.fields.lines.fields;

function Party({ details }: { details: PartyDetails }) {
  const { street, postcode, city, country } = details.address;
  return (
    <div>
      <p className="strong">{details.name}</p>
      <p className="quiet">
        <bdi>
          {[street, `${postcode} ${city}`.trim(), countryName(country)]
            .filter((part) => part !== '')
            .join(', ')}
        </bdi>
      </p>
      {details.tax_number !== '' && <p className="quiet">{details.tax_number}</p>}
    </div>
  );
}

function titleOf({ kind, purpose }: AnyRecord): string {
  if (kind === 'credit_note') return t('Credit note');
  if (kind === 'self_billed') return t('Self-billed invoice');
  if (kind === 'self_billed_credit') return t('Self-billed credit note');
  return purpose === 'advance' ? t('Invoice in advance') : t('Invoice');
}

/** The document as it stands on paper; a draft opens to be edited. */
export function InvoiceSheet({ invoice }: { invoice: AnyRecord }) {
  const [editing, setEditing] = useState<'lines' | 'discounts' | null>(null);
  const lines = invoice['lines'] as InvoiceLine[];
  const currency = String(invoice['currency']);
  const seller = invoice['seller'] as PartyDetails | null;
  const buyer = invoice['buyer'] as PartyDetails | null;
  if (editing === 'discounts') {
    return (
      <DiscountsEditor
        document={invoice}
        save={(whole, ofLines) =>
          api.invoices.update(
            invoice.id,
            {
              adjustments: whole,
              lines: writableLines(lines).map((line, index) => ({
                ...line,
                adjustments: ofLines[index] ?? [],
              })),
            },
            invoice.version,
          )
        }
        onClose={() => setEditing(null)}
      />
    );
  }
  if (editing === 'lines') {
    return (
      <LinesEditor
        lines={lines as unknown as Record<string, unknown>[]}
        taxes={taxed.tax_category.options}
        choices={[
          { field: 'supply', label: taxed.supply.label, options: taxed.supply.options },
          { field: 'tax_by', label: taxed.tax_by.label, options: taxed.tax_by.options },
        ]}
        keep={[...lineFields, 'adjustments']}
        below={(shown) => (
          <>
            <Sums steps={steps(shown).map((step) => [step.label, step.amount])} />
            <TaxWords lines={shown['lines'] as InvoiceLine[]} />
          </>
        )}
        save={(sent) =>
          api.invoices.update(
            invoice.id,
            { lines: writableLines(sent as Partial<InvoiceLine>[]) },
            invoice.version,
          )
        }
        onClose={() => setEditing(null)}
      />
    );
  }
  return (
    <article className="sheet">
      <div className="sheet-head">
        {seller ? <Party details={seller} /> : <span />}
        <div className="end">
          <p className="strong">{titleOf(invoice)}</p>
          <p className="quiet">{String(invoice['number']) || t('Draft')}</p>
          {invoice['issued_on'] !== null && (
            <p className="quiet">
              <bdi>{longDay(String(invoice['issued_on']))}</bdi>
            </p>
          )}
        </div>
      </div>
      <div className="sheet-head">
        {buyer ? (
          <Party details={buyer} />
        ) : (
          <p className="strong">{invoice.names[String(invoice['customer_id'])]}</p>
        )}
        {invoice['due_on'] !== null && !isCredit(invoice) && (
          <p>
            <span className="quiet">{t('Pay by')}</span>{' '}
            <bdi>{longDay(String(invoice['due_on']))}</bdi>
          </p>
        )}
      </div>
      <SheetLines
        lines={lines.map(asPriced)}
        currency={currency}
        showsTax
        under={(line) => <LineAdjustments line={line} />}
        sums={steps(invoice).map((step) => [step.label, step.amount])}
      />
      <TaxWords lines={lines} />
      <TaxAsDeclared invoice={invoice} />
      <EarlyPayment invoice={invoice} />
      {invoice['note'] !== '' && <p className="quiet reading">{String(invoice['note'])}</p>}
      {invoice.can.includes('update') && <Advances draft={invoice} />}
      {invoice.can.includes('update') && (
        <div className="buttons">
          <Button variant="default" onClick={() => setEditing('lines')}>
            {t('Edit lines')}
          </Button>
          <Button variant="default" onClick={() => setEditing('discounts')}>
            {t('Discounts and charges')}
          </Button>
        </div>
      )}
    </article>
  );
}
