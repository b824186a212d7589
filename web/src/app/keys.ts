import { useEffect, useRef } from 'react';

/** A key, or keys one after the other with a space between, and what it does. */
export interface Key {
  keys: string;
  label: string;
  press: () => void;
}

/** Of a component each; the one that came last is asked first. */
const layers: { current: readonly Key[] }[] = [];
let begun = '';

/** Whether a key press belongs to a field that someone writes in. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
  );
}

/** What a key is called in the lists of keys; empty for one that is none of ours. */
export function nameOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): string {
  if (event.altKey || ['Control', 'Meta', 'Shift', 'Alt', 'AltGraph'].includes(event.key))
    return '';
  const key = event.key === 'Escape' ? 'Esc' : event.key;
  return event.ctrlKey || event.metaKey
    ? `Ctrl ${key.length === 1 ? key.toUpperCase() : key}`
    : key;
}

/** Follows a press: the keys that it completes, and what is begun when more must follow. */
export function follow(
  known: readonly string[],
  before: string,
  name: string,
): { keys: string; begun: string } {
  const sequence = before === '' ? name : `${before} ${name}`;
  if (known.includes(sequence)) return { keys: sequence, begun: '' };
  if (known.some((keys) => keys.startsWith(`${sequence} `))) return { keys: '', begun: sequence };
  // A sequence that leads nowhere is over, and its last key counts by itself.
  return before === '' ? { keys: '', begun: '' } : follow(known, '', name);
}

/** A dialog or an open menu has keys of its own. */
function isCovered(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]') !== null) return true;
  return target instanceof Element && target.closest('[role="menu"], [role="listbox"]') !== null;
}

/** Enter on a button or a link already does what it says. */
function isTaken(name: string, target: EventTarget | null): boolean {
  return name === 'Enter' && target instanceof Element && target.closest('a, button') !== null;
}

let covered = false;
/** Asked before anyone hears of the key: a dialog that it closes is gone when the page hears it. */
function look(event: KeyboardEvent): void {
  covered = isCovered(event.target);
}

function press(event: KeyboardEvent): void {
  const name = nameOf(event);
  if (name === '' || event.defaultPrevented || covered) return;
  if (isTyping(event.target) && !name.startsWith('Ctrl ')) {
    if (name === 'Esc') (event.target as HTMLElement).blur();
    return;
  }
  if (isTaken(name, event.target)) return;
  const bound = boundKeys();
  const next = follow(
    bound.map((one) => one.keys),
    begun,
    name,
  );
  begun = next.begun;
  const key = bound.find((one) => one.keys === next.keys);
  if (key === undefined) return;
  event.preventDefault();
  key.press();
}

/** All keys that work now, the latest first. */
export function boundKeys(): Key[] {
  return [...layers].reverse().flatMap((layer) => [...layer.current]);
}

/** Keys that work while the component is on the screen, and never while someone writes. */
export function useKeys(keys: readonly Key[]): void {
  const layer = useRef(keys);
  useEffect(() => {
    layer.current = keys;
  });
  useEffect(() => {
    if (layers.length === 0) {
      window.addEventListener('keydown', look, { capture: true });
      window.addEventListener('keydown', press);
    }
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length > 0) return;
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', press);
    };
  }, []);
}
