import { t } from '../app/language.ts';

function Said({ label, texts }: { label: string; texts: (string | undefined)[] }) {
  const once = [...new Set(texts)].filter((text) => text !== undefined && text !== '');
  if (once.length === 0) return null;
  return (
    <div className="tax-words reading">
      <p className="small strong">{label}</p>
      {once.map((text) => (
        <p key={text} className="small quiet">
          {text}
        </p>
      ))}
    </div>
  );
}

interface TaxedLine {
  tax_note: string;
  tax_reason: string;
  tax_question?: string;
}

/** What the document says of its tax, why, and what is still to be found out; each once. */
export function TaxWords({ lines }: { lines: TaxedLine[] }) {
  return (
    <>
      <Said label={t('Tax note')} texts={lines.map((line) => line.tax_note)} />
      <Said label={t('Reason for the tax')} texts={lines.map((line) => line.tax_reason)} />
      <Said label={t('To find out')} texts={lines.map((line) => line.tax_question)} />
    </>
  );
}
