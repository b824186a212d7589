import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FieldFacts } from '../api/generated.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { asks } from '../ui/actions.tsx';
import { FormDialog } from '../ui/form.tsx';
import { KeyButton } from '../ui/key_button.tsx';

export function NewTicket({ customer }: { customer?: FieldFacts }) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      <KeyButton keys="n" label={t('New ticket')} press={() => setOpen(true)} showKey />
      {open && (
        <FormDialog
          title={t('New ticket')}
          button={t('Send')}
          fields={{
            ...(customer ? { customer_id: customer } : {}),
            subject: asks('text', 'Subject', { required: true }),
            text: asks('text', 'What is it about?', { required: true, max_length: 20000 }),
          }}
          start={{ subject: '', text: '' }}
          only={{ customer_id: { is_customer: true } }}
          draft="ticket"
          call={(values) => api.tickets.create(values as never)}
          onDone={(ticket) => void navigate({ to: `/tickets/${ticket.id}` })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
