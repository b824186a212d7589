/** Every text that the screens show stands in the catalogue: extracts the sources, and fails when Welsh misses one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('../i18n/', import.meta.url).pathname;

function files(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return files(inner);
    return /\.tsx?$/.test(entry.name) ? [inner] : [];
  });
}

function read(language: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Record<
    string,
    string
  >;
}

const patterns = [
  /\bt\(\s*'((?:[^'\\]|\\.)+)'/g,
  /\bt\(\s*"((?:[^"\\]|\\.)+)"/g,
  /\b(?:label|empty)[:=]\s*'((?:[^'\\]|\\.)+)'/g,
  /\b(?:label|empty)="([^"]+)"/g,
  /asks\('[a-z]+', '((?:[^'\\]|\\.)+)'/g,
  /row\('((?:[^'\\]|\\.)+)'/g,
  /text\('[a-z_]+', '((?:[^'\\]|\\.)+)'/g,
  /input\(index, '[a-z_]+', '((?:[^'\\]|\\.)+)'/g,
  /\? '((?:[^'\\]|\\.){12,})'/g,
  /: '((?:[^'\\]|\\.)*[ .](?:[^'\\]|\\.)*)'/g,
];
const words = /^ {2}\w+: '((?:[^'\\]|\\.)+)',$/gm;
const labels = /"label":"((?:[^"\\]|\\.)+)"|label: "((?:[^"\\]|\\.)+)"/g;

const sources = new Set<string>();
for (const file of files(new URL('./src/', import.meta.url).pathname)) {
  const text = readFileSync(file, 'utf8');
  const take = (pattern: RegExp) => {
    for (const match of text.matchAll(pattern)) {
      const source = (match[1] ?? match[2] ?? '').replaceAll("\\'", "'");
      if (/[A-Za-z]/.test(source) && !source.includes('/') && !/^[a-z_.]+$/.test(source))
        sources.add(source);
    }
  };
  if (file.endsWith('generated.ts')) take(labels);
  else if (file.endsWith('words.ts')) take(words);
  else if (!file.endsWith('.test.tsx')) patterns.forEach(take);
}

const english = read('en');
const welsh = read('cy');
for (const source of sources) english[source] ??= source;
const missing = [...sources].filter((source) => welsh[source] === undefined);
if (process.argv.includes('--write')) {
  const sorted = Object.fromEntries(Object.entries(english).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(join(folder, 'en.json'), `${JSON.stringify(sorted, null, 2)}\n`);
}
if (missing.length > 0) {
  console.error(`Welsh misses ${missing.length} texts:\n${missing.join('\n')}`);
  process.exit(1);
}
console.log(`${sources.size} texts, all in Welsh`);
