import { type AnyRecord, useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { AudienceChip, Initials } from '../ui/chips.tsx';
import { clock, town } from '../ui/format.ts';
import { Time } from '../ui/time.tsx';
import '../ui/comments.css';

/** What was said, oldest first; the edge tells who reads it, and the chip says so in words. */
export function Conversation({ ticket, zone }: { ticket: AnyRecord; zone?: string | undefined }) {
  const messages = useCall(
    api.messages.list({ ticket_id: ticket.id, sort: 'created_at', limit: 200 }),
  );
  return (
    <ul className="comments messages">
      {(messages.data?.items ?? []).map((message) => (
        <li key={message.id} className={`said ${message.audience}`}>
          <Initials name={message.from_name || '?'} />
          <div>
            <p className="said-head">
              <span className="strong">{message.from_name}</span>
              <AudienceChip audience={message.audience} />
              <span className="quiet small">
                <Time at={message.created_at} />
                {zone !== undefined &&
                  ` · ${clock(new Date(message.created_at), zone)} ${t('in {town}', { town: town(zone) })}`}
              </span>
            </p>
            <p className="reading" dir="auto">
              {message.text}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
