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

const quoted = String.raw`'((?:[^'\\]|\\.)+)'`;

/** Where a source stands for sure, however it looks. */
const spoken = [
  new RegExp(String.raw`\bt\(\s*${quoted}`, 'g'),
  /\bt\(\s*"((?:[^"\\]|\\.)+)"/g,
  new RegExp(String.raw`\bt\([^()']*\? ${quoted}`, 'g'),
  new RegExp(String.raw`\bt\([^()']*\? '(?:[^'\\]|\\.)+'\s*: ${quoted}`, 'g'),
];
/** Where a source often stands: what is passed on and reaches t(...) elsewhere. */
const passed = [
  new RegExp(String.raw`\b(?:label|empty|button|note|placeholder)[:=]\s*\{?${quoted}`, 'g'),
  /\b(?:label|empty|button|note|placeholder)="([^"]+)"/g,
  new RegExp(
    String.raw`\b(?:asks|row|text|input|sum)\((?:index, )?(?:'[a-z_]+',\s*)?${quoted}`,
    'g',
  ),
  new RegExp(String.raw`\? '((?:[^'\\]|\\.){12,})'`, 'g'),
  /: '((?:[^'\\]|\\.)*[ .](?:[^'\\]|\\.)*)'/g,
];
const words = /^ {2}\w+: '((?:[^'\\]|\\.)+)',$/gm;
const labels = /"(?:label|help)":"((?:[^"\\]|\\.)+)"|\b(?:label|help): "((?:[^"\\]|\\.)+)"/g;

/** Names of fields, keys to press, measures of a style sheet and addresses look like texts and are none. */
function isText(source: string): boolean {
  return (
    /[A-Za-z]/.test(source) &&
    !source.includes('/') &&
    !/^[a-z_.]+$|^[a-z] [a-z]$|^(?:Ctrl|Shift) \S+$|\b(?:minmax|repeat|calc|var|rgba?)\(|\d(?:px|fr|rem)\b/.test(source)
  );
}

const sources = new Set<string>();
for (const file of files(new URL('./src/', import.meta.url).pathname)) {
  const text = readFileSync(file, 'utf8');
  const take = (pattern: RegExp, isSure = false) => {
    for (const match of text.matchAll(pattern)) {
      const source = (match[1] ?? match[2] ?? '').replaceAll("\\'", "'");
      if (isText(source) || (isSure && source !== '')) sources.add(source);
    }
  };
  if (/\.test\.tsx?$/.test(file)) continue;
  if (file.endsWith('generated.ts')) take(labels);
  else if (file.endsWith('words.ts')) take(words);
  else {
    spoken.forEach((pattern) => take(pattern, true));
    passed.forEach((pattern) => take(pattern));
  }
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
