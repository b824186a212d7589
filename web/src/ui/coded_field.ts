import { tag } from '../app/language.ts';

export interface Coded {
  value: string;
  label: string;
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));
const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }));
const kept = new Map<string, Coded[]>();

/** All codes of two letters that have a name in the reader's language, by that name. */
function named(type: 'language' | 'region'): Coded[] {
  const key = `${tag()}/${type}`;
  const names = new Intl.DisplayNames([tag()], { type, fallback: 'none' });
  const made =
    kept.get(key) ??
    pairs
      .flatMap((pair) => {
        const value = type === 'region' ? pair.toUpperCase() : pair;
        const label = names.of(value);
        return label === undefined ? [] : [{ value, label }];
      })
      .sort((a, b) => a.label.localeCompare(b.label, tag()));
  kept.set(key, made);
  return made;
}

/** The choices of a text field that holds a code, by the last part of its name; nothing for any other field. */
export function choicesOf(path: string, value: string): Coded[] | undefined {
  const name = path.split('/').pop();
  if (name === 'zone') return zones;
  if (name !== 'language' && name !== 'country') return undefined;
  const found = named(name === 'country' ? 'region' : 'language');
  const isKnown = value === '' || found.some((one) => one.value === value);
  return isKnown ? found : [{ value, label: value }, ...found];
}
