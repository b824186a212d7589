import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnyRecord } from '../api/queries.ts';
import {
  type Amount,
  api,
  entities,
  type QuoteLine,
  type QuoteLineInput,
} from '../api/generated.ts';
import { t } from '../app/language.ts';
import { LinesEditor } from '../ui/lines_editor.tsx';
import { Sums } from '../ui/sums.tsx';
import { Money } from '../ui/money.tsx';
import { SheetLines } from '../ui/sheet_lines.tsx';

const sums = ['net', 'tax', 'total'] as const;

/** What is offered, as the customer reads it; a draft opens to be edited. */
export function QuoteSheet({ quote }: { quote: AnyRecord }) {
  const [editing, setEditing] = useState(false);
  const lines = quote['lines'] as QuoteLine[];
  const currency = String(quote['currency']);
  if (editing) {
    return (
      <LinesEditor
        lines={lines as unknown as Record<string, unknown>[]}
        taxes={entities.quote.fields.lines.fields.tax_category.options}
        keep={[
          'description',
          'detail',
          'quantity',
          'unit',
          'price',
          'tax_rate',
          'tax_category',
          'skill',
          'cost',
        ]}
        below={(shown) => (
          <Sums
            steps={sums.map((sum) => [t(entities.quote.fields[sum].label), shown[sum] as Amount])}
          />
        )}
        save={(sent) =>
          api.quotes.update(quote.id, { lines: sent as unknown as QuoteLineInput[] }, quote.version)
        }
        onClose={() => setEditing(false)}
      />
    );
  }
  return (
    <article className="sheet">
      {quote['intro'] !== '' && <p className="reading">{String(quote['intro'])}</p>}
      <SheetLines
        lines={lines}
        currency={currency}
        sums={sums.map((sum) => [t(entities.quote.fields[sum].label), quote[sum] as Amount])}
        under={(line) =>
          line.cost && (
            <span className="under">
              {t('Expected cost')} <Money amount={line.cost} />
            </span>
          )
        }
      />
      {quote['terms'] !== '' && <p className="quiet reading">{String(quote['terms'])}</p>}
      {quote.can.includes('update') && (
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('Edit lines')}
        </Button>
      )}
    </article>
  );
}
