import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useCall, useSend } from '../api/queries.ts';
import { api, type Audience, type NewCommentInput } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { AudienceChip, Initials } from './chips.tsx';
import { useDraft } from './draft.ts';
import { DropZone, FileButton, FileList, useUpload } from './files.tsx';
import { Section } from './page.tsx';
import { Time } from './time.tsx';
import { choice } from './words.ts';
import './comments.css';

/** The conversation on a record. Who can see it stands beside the box where one writes. */
export function Comments({ entity, id }: { entity: string; id: string }) {
  const { actor } = useSession();
  const options: Audience[] =
    actor.kind === 'member'
      ? ['team', 'team_customer', 'team_partner', 'everyone']
      : actor.kind === 'customer'
        ? ['team_customer']
        : ['team_partner'];
  const [audience, setAudience] = useState<Audience>(options[0] ?? 'team');
  const draft = useDraft(`comment/${id}`, { text: '' });
  const text = String(draft.values['text'] ?? '');
  const box = useRef<HTMLTextAreaElement>(null);
  useKeys([{ keys: 'c', label: 'Write a message', press: () => box.current?.focus() }]);
  const list = useCall(api.comments.list({ subject_id: id, sort: 'created_at', limit: 200 }));
  const add = useSend((body: NewCommentInput) => api.comments.create(body));
  const upload = useUpload({ entity, id, audience });
  const attach = async (files: File[]) => {
    for (const file of files) await upload.mutateAsync(file).catch(() => undefined);
  };
  const write = () => {
    if (text.trim() === '') return;
    add.mutate(
      { subject_entity: entity, subject_id: id, audience, text },
      { onSuccess: () => draft.wasSent(draft.values) },
    );
  };
  return (
    <Section title={t('Messages')} aside={list.data?.items.length || ''}>
      <ul className="comments">
        {(list.data?.items ?? []).map((comment) => (
          <li key={comment.id}>
            <Initials name={comment.author_name} />
            <div>
              <p>
                <span className="strong">{comment.author_name}</span>{' '}
                <span className="quiet small">
                  <Time at={comment.created_at} />
                </span>{' '}
                <AudienceChip audience={comment.audience} />
              </p>
              <p className="reading">{comment.text}</p>
            </div>
          </li>
        ))}
      </ul>
      <FileList id={id} />
      <DropZone onFiles={(files) => void attach(files)}>
        <Textarea
          ref={box}
          title="c"
          aria-label={t('Write a message')}
          placeholder={t('Write a message')}
          autosize
          minRows={2}
          value={text}
          error={add.error?.message ?? null}
          onChange={(event) => draft.put({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) write();
          }}
        />
        <div className="write-foot">
          {options.length > 1 ? (
            <SegmentedControl
              size="xs"
              aria-label={t('Who can see this')}
              data={options.map((option) => ({ value: option, label: choice(option) }))}
              value={audience}
              onChange={(value) => setAudience(value as Audience)}
            />
          ) : (
            <AudienceChip audience={audience} />
          )}
          <FileButton
            label={t('Attach files')}
            icon={<IconPaperclip size={14} aria-hidden="true" />}
            variant="default"
            loading={upload.isPending}
            onFiles={(files) => void attach(files)}
          />
          <Button onClick={write} loading={add.isPending} title="Ctrl Enter">
            {t('Send')}
          </Button>
        </div>
        {upload.error && (
          <p className="bad" role="alert">
            {upload.error.message}
          </p>
        )}
      </DropZone>
    </Section>
  );
}
