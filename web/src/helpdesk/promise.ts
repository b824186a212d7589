import { t } from '../app/language.ts';
import { span } from '../ui/format.ts';

export interface Left {
  text: string;
  soon: boolean;
}

/** How long is left to the promised answer, or how late it is. */
export function left(due: string, at: Date): Left {
  const minutes = Math.floor((Date.parse(due) - at.getTime()) / 60_000);
  const text =
    minutes < 0
      ? t('{span} late', { span: span(minutes) })
      : t('{span} left', { span: span(minutes) });
  return { text, soon: minutes < 60 };
}
