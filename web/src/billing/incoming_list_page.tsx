import { IconFileUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type Amount, api, entities } from '../api/generated.ts';
import { useSend } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { DropZone, FileButton } from '../ui/files.tsx';
import { List } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { refuse } from '../ui/undo.tsx';

/** E-invoices that came in. A file dropped here is read, checked and matched to its sender. */
export function IncomingListPage() {
  const navigate = useNavigate();
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
          <FileButton
            label={t('Read a file')}
            icon={<IconFileUpload size={14} aria-hidden="true" />}
            accept=".xml,.pdf"
            loading={receive.isPending}
            onFiles={(files) => void take(files)}
          />
        )
      }
    >
      {finance ? <DropZone onFiles={(files) => void take(files)}>{list}</DropZone> : list}
    </Page>
  );
}
