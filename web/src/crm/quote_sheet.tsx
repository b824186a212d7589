import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnyRecord } from '../api/queries.ts';
import { type Amount, api, entities, type QuoteLine } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { DiscountsEditor } from '../billing/discounts_editor.tsx';
import { asPriced, LineAdjustments } from '../billing/priced_lines.tsx';
import { steps } from '../billing/steps.ts';
import { TaxWords } from '../billing/tax_words.tsx';
import { quoteLineFields, writableQuoteLines } from '../billing/writable.ts';
import { LinesEditor } from '../ui/lines_editor.tsx';
import { Sums } from '../ui/sums.tsx';
import { Money } from '../ui/money.tsx';
import { SheetLines } from '../ui/sheet_lines.tsx';

const taxed = entities.quote.fields.lines.fields;

/** What stands below the lines: each step to the total. */
const sums = (quote: AnyRecord): [string, Amount][] =>
  steps(quote).map((step) => [step.label, step.amount]);

function Lines({ quote, onClose }: { quote: AnyRecord; onClose: () => void }) {
  return (
    <LinesEditor
      lines={quote['lines'] as Record<string, unknown>[]}
      taxes={taxed.tax_category.options}
      choices={[
        { field: 'supply', label: taxed.supply.label, options: taxed.supply.options },
        { field: 'tax_by', label: taxed.tax_by.label, options: taxed.tax_by.options },
      ]}
      keep={[...quoteLineFields, 'adjustments']}
      below={(shown) => (
        <>
          <Sums steps={sums(shown)} />
          <TaxWords lines={shown['lines'] as QuoteLine[]} />
        </>
      )}
      save={(sent) =>
        api.quotes.update(
          quote.id,
          { lines: writableQuoteLines(sent as Partial<QuoteLine>[]) },
          quote.version,
        )
      }
      onClose={onClose}
    />
  );
}

function Discounts({ quote, onClose }: { quote: AnyRecord; onClose: () => void }) {
  const lines = quote['lines'] as QuoteLine[];
  return (
    <DiscountsEditor
      document={quote}
      save={(whole, ofLines) =>
        api.quotes.update(
          quote.id,
          {
            adjustments: whole,
            lines: writableQuoteLines(lines).map((line, index) => ({
              ...line,
              adjustments: ofLines[index] ?? [],
            })),
          },
          quote.version,
        )
      }
      onClose={onClose}
    />
  );
}

/** What is offered, as the customer reads it; a draft opens to be edited. */
export function QuoteSheet({ quote }: { quote: AnyRecord }) {
  const [editing, setEditing] = useState<'lines' | 'discounts' | null>(null);
  const lines = quote['lines'] as QuoteLine[];
  const close = () => setEditing(null);
  if (editing === 'lines') return <Lines quote={quote} onClose={close} />;
  if (editing === 'discounts') return <Discounts quote={quote} onClose={close} />;
  return (
    <article className="sheet">
      {quote['intro'] !== '' && <p className="reading">{String(quote['intro'])}</p>}
      <SheetLines
        lines={lines.map(asPriced)}
        currency={String(quote['currency'])}
        showsTax
        sums={sums(quote)}
        under={(line) => (
          <>
            <LineAdjustments line={line} />
            {line.cost && (
              <span className="under">
                {t('Expected cost')} <Money amount={line.cost} />
              </span>
            )}
          </>
        )}
      />
      {quote['prices'] === 'with_tax' && <p className="small quiet">{t('Prices include tax.')}</p>}
      <TaxWords lines={lines} />
      {quote['terms'] !== '' && <p className="quiet reading">{String(quote['terms'])}</p>}
      {quote.can.includes('update') && (
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
