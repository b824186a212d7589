import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnyRecord } from '../api/queries.ts';
import {
  type Amount,
  api,
  entities,
  type InvoiceLine,
  type InvoiceLineInput,
  type PartyDetails,
} from '../api/generated.ts';
import { t } from '../app/language.ts';
import { countryName, longDay } from '../ui/format.ts';
import { LinesEditor } from '../ui/lines_editor.tsx';
import { SheetLines } from '../ui/sheet_lines.tsx';
import { TaxWords } from './tax_words.tsx';

const taxed = entities.invoice.fields.lines.fields;
const sums = ['net', 'tax', 'total'] as const;

function Party({ details }: { details: PartyDetails }) {
  const { street, postcode, city, country } = details.address;
  return (
    <div>
      <p className="strong">{details.name}</p>
      <p className="quiet">
        {[street, `${postcode} ${city}`.trim(), countryName(country)]
          .filter((part) => part !== '')
          .join(', ')}
      </p>
      {details.tax_number !== '' && <p className="quiet">{details.tax_number}</p>}
    </div>
  );
}

/** The document as it stands on paper; a draft opens to be edited. */
export function InvoiceSheet({ invoice }: { invoice: AnyRecord }) {
  const [editing, setEditing] = useState(false);
  const lines = invoice['lines'] as InvoiceLine[];
  const currency = String(invoice['currency']);
  const seller = invoice['seller'] as PartyDetails | null;
  const buyer = invoice['buyer'] as PartyDetails | null;
  if (editing) {
    return (
      <LinesEditor
        lines={lines as unknown as Record<string, unknown>[]}
        taxes={taxed.tax_category.options}
        choices={[
          { field: 'supply', label: taxed.supply.label, options: taxed.supply.options },
          { field: 'tax_by', label: taxed.tax_by.label, options: taxed.tax_by.options },
        ]}
        keep={[
          'description',
          'detail',
          'quantity',
          'unit',
          'price',
          'tax_rate',
          'tax_category',
          'supply',
          'tax_level',
          'tax_by',
          'tax_code',
          'tax_note',
          'tax_reason',
          'project_id',
          'task_id',
        ]}
        save={(sent) =>
          api.invoices.update(
            invoice.id,
            { lines: sent as unknown as InvoiceLineInput[] },
            invoice.version,
          )
        }
        onClose={() => setEditing(false)}
      />
    );
  }
  return (
    <article className="sheet">
      <div className="sheet-head">
        {seller ? <Party details={seller} /> : <span />}
        <div className="end">
          <p className="strong">
            {invoice['kind'] === 'credit_note' ? t('Credit note') : t('Invoice')}
          </p>
          <p className="quiet">{String(invoice['number']) || t('Draft')}</p>
          {invoice['issued_on'] !== null && (
            <p className="quiet">{longDay(String(invoice['issued_on']))}</p>
          )}
        </div>
      </div>
      <div className="sheet-head">
        {buyer ? (
          <Party details={buyer} />
        ) : (
          <p className="strong">{invoice.names[String(invoice['customer_id'])]}</p>
        )}
        {invoice['due_on'] !== null && (
          <p>
            <span className="quiet">{t('Pay by')}</span> {longDay(String(invoice['due_on']))}
          </p>
        )}
      </div>
      <SheetLines
        lines={lines}
        currency={currency}
        showsTax
        sums={sums.map((sum) => [t(entities.invoice.fields[sum].label), invoice[sum] as Amount])}
      />
      <TaxWords lines={lines} />
      {invoice['note'] !== '' && <p className="quiet reading">{String(invoice['note'])}</p>}
      {invoice.can.includes('update') && (
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('Edit lines')}
        </Button>
      )}
    </article>
  );
}
