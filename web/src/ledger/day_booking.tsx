import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useState } from 'react';
import { send } from '../api/client.ts';
import { client } from '../api/queries.ts';
import type { ApiCall } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Section } from '../ui/page.tsx';

interface Props<T> {
  title: string;
  /** The day that is asked for first. */
  start: string;
  call: (on: string) => ApiCall<T>;
  show: string;
  book: string;
  /** What would be booked. */
  children: (shown: T) => ReactNode;
}

/** What is true at the end of a day: shown first, booked with one click, taken back the day after. */
export function DayBooking<T extends { entry_id: string | null }>(props: Props<T>) {
  const [on, setOn] = useState(props.start);
  const [shown, setShown] = useState<T | null>(null);
  const ask = async (dry: boolean) => {
    const call = props.call(on);
    try {
      setShown(await send(dry ? { ...call, query: { dry_run: true } } : call));
      if (dry) return;
      await client.invalidateQueries();
      notifications.show({ message: t('Booked, and taken back the day after.') });
      setShown(null);
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' });
    }
  };
  return (
    <Section title={props.title}>
      <div className="closing-actions">
        <TextInput
          type="date"
          aria-label={t('Day')}
          value={on}
          onChange={(event) => {
            setOn(event.currentTarget.value);
            setShown(null);
          }}
        />
        <Button variant="default" onClick={() => void ask(true)}>
          {props.show}
        </Button>
        {shown && shown.entry_id && (
          <Button variant="default" onClick={() => void ask(false)}>
            {props.book}
          </Button>
        )}
      </div>
      {shown && props.children(shown)}
    </Section>
  );
}
