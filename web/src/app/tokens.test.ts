import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function scheme(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', ':root'],
  ['dark', "[data-mantine-color-scheme='dark']"],
])('in the %s scheme', (_name, selector) => {
  const colours = scheme(selector);
  const of = (name: string) => colours[name] ?? '';
  const surfaces = ['page', 'surface', 'sunken', 'hover'];

  it.each(['text', 'text2'])('%s can be read at 7:1 on every surface', (text) => {
    for (const surface of surfaces) {
      expect(contrast(of(text), of(surface))).toBeGreaterThanOrEqual(7);
    }
  });

  it.each(['text3', 'accent', 'blue', 'plum', 'green', 'amber', 'red'])(
    '%s can be read at 4.5:1',
    (text) => {
      for (const surface of surfaces) {
        expect(contrast(of(text), of(surface))).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each(['blue', 'plum', 'green', 'amber', 'red', 'accent'])(
    '%s can be read on its own chip',
    (text) => {
      expect(contrast(of(text), of(`${text}-bg`))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('the text of the main button can be read', () => {
    expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5);
  });
});
