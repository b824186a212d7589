import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { type Amount, api, entities } from '../api/generated.ts';
import { useSend } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { DropZone } from '../ui/files.tsx';
import { List } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { refuse } from '../ui/undo.tsx';

/** E-invoices that came in. A file dropped here is read, checked and matched to its sender. */
export function IncomingListPage() {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const finance = holds(useSession(), 'finance');
  const receive = useSend((file: Blob) => api.e_invoices.create(file));
  const take = async (files: File[]) => {
    for (const file of files) {
      try {
        const received = await receive.mutateAsync(file);
        if (files.length === 1) await navigate({ to: `/e_invoices/${received.id}` });
      } catch (error) {
        refuse(error);
      }
    }
  };
  const list = (
    <List
      entity={entities.incoming_invoice}
      views={[
        { label: 'Waiting', query: { 'state.in': 'received,held' } },
        { label: 'All', query: {} },
      ]}
      columns={[
        {
          field: 'sender',
          show: (invoice) => (
            <>
              {String(invoice['sender'])}
              <span className="under">{String(invoice['number'])}</span>
            </>
          ),
        },
        { field: 'state' },
        { field: 'issued_on' },
        { field: 'due_on' },
        {
          field: 'total',
          end: true,
          show: (invoice) => <Money amount={invoice['total'] as Amount} />,
        },
      ]}
      empty="Drop an e-invoice here: an XML, or a PDF with one inside."
      to={(invoice) => `/e_invoices/${invoice.id}`}
    />
  );
  return (
    <Page
      title={t('Incoming e-invoices')}
      crumb={{ to: '/bills', label: t('Bills') }}
      actions={
        finance && (
          <>
            <input
              ref={input}
              type="file"
              accept=".xml,.pdf"
              multiple
              hidden
              aria-label={t('Read a file')}
              onChange={(event) => {
                void take([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
            <Button
              loading={receive.isPending}
              leftSection={<IconFileUpload size={14} aria-hidden="true" />}
              onClick={() => input.current?.click()}
            >
              {t('Read a file')}
            </Button>
          </>
        )
      }
    >
      {finance ? <DropZone onFiles={(files) => void take(files)}>{list}</DropZone> : list}
    </Page>
  );
}
