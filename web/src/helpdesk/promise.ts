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

/** How much of the time for the first answer is used, in percent. */
export function usedPart(asked: string, due: string, at: Date): number {
  const from = Date.parse(asked);
  const part = (at.getTime() - from) / Math.max(1, Date.parse(due) - from);
  return Math.round(Math.min(1, Math.max(0, part)) * 100);
}
