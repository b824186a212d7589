import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { api } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { refuse } from '../ui/undo.tsx';

const forms = [
  ['facturx.pdf', 'Factur-X'],
  ['xrechnung.xml', 'XRechnung'],
  ['peppol.xml', 'Peppol'],
  ['ubl.xml', 'UBL'],
  ['cii.xml', 'CII'],
] as const;

function hand(bytes: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The document in the forms that machines read; one that lacks something says what. */
export function InvoiceForms({ invoice }: { invoice: AnyRecord }) {
  const [busy, setBusy] = useState('');
  const [lacking, setLacking] = useState<{ form: string; problem: Problem } | null>(null);
  const get = async (form: string, label: string) => {
    setBusy(form);
    setLacking(null);
    try {
      hand(
        await send(api.invoices.document(invoice.id, form)),
        `${String(invoice['number'])}-${form}`,
      );
    } catch (error) {
      if (error instanceof Problem && error.problems.length) {
        setLacking({ form: label, problem: error });
      } else {
        refuse(error);
      }
    }
    setBusy('');
  };
  return (
    <div>
      <div className="buttons">
        {forms.map(([form, label]) => (
          <Button
            key={form}
            size="xs"
            variant="default"
            loading={busy === form}
            leftSection={<IconDownload size={12} aria-hidden="true" />}
            onClick={() => void get(form, label)}
          >
            {label}
          </Button>
        ))}
      </div>
      {lacking && (
        <div role="alert">
          <p className="small">
            <span className="strong">{lacking.form}</span> · {lacking.problem.detail}
          </p>
          <ul className="small">
            {lacking.problem.problems.map((one, index) => (
              <li key={index}>
                <code>{one.path}</code> {one.detail}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
