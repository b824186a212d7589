import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type AnyRecord, useSend } from '../api/queries.ts';
import { api, type Audience } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { AudienceChip } from '../ui/chips.tsx';
import '../ui/comments.css';

const box = 'answer-to-ticket';

/** In words, who will read what is being written, and who will not. */
function GoesTo({ audience, name }: { audience: Audience; name: string }) {
  return (
    <p className="small goes-to">
      <AudienceChip audience={audience} />
      <span className="quiet">
        {audience === 'team'
          ? t('Goes to the team, not to {name} or partners', { name })
          : t('Goes to {name} and the team, not to partners', { name })}
      </span>
    </p>
  );
}

/** Where one writes; who can see it stands beside the box. */
export function Answer({ ticket }: { ticket: AnyRecord }) {
  const member = useSession().actor.kind === 'member';
  const [text, setText] = useState('');
  const [audience, setAudience] = useState<Audience>('team_customer');
  const write = useSend(() =>
    member
      ? api.tickets.answer(ticket.id, { text, audience })
      : (api.tickets.messages(ticket.id, { text }) as never),
  );
  const go = () => {
    if (text.trim() !== '')
      write.mutate(undefined, { onSuccess: () => setText((now) => (now === text ? '' : now)) });
  };
  useKeys([
    { keys: 'c', label: 'Write an answer', press: () => document.getElementById(box)?.focus() },
  ]);
  const to = String(
    ticket['requester_name'] ||
      ticket['requester_email'] ||
      ticket.names[String(ticket['customer_id'])] ||
      t('the customer'),
  );
  return (
    <div className={`write answer ${member ? audience : 'team_customer'}`}>
      {member && <GoesTo audience={audience} name={to} />}
      <Textarea
        id={box}
        aria-label={t('Write an answer')}
        placeholder={t('Write an answer')}
        autosize
        minRows={3}
        value={text}
        error={write.error?.message ?? null}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go();
        }}
      />
      <div className="write-foot">
        {member ? (
          <SegmentedControl
            size="xs"
            aria-label={t('Who can see this')}
            value={audience}
            onChange={(value) => setAudience(value as Audience)}
            data={[
              { value: 'team_customer', label: t('Answer to {name}', { name: to }) },
              { value: 'team', label: t('Note for the team') },
            ]}
          />
        ) : (
          <span />
        )}
        <Button onClick={go} loading={write.isPending} title="Ctrl Enter">
          {t('Send')}
        </Button>
      </div>
    </div>
  );
}
