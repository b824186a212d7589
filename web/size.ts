/** The script that the first screen needs, compressed with brotli: at most 200 kB. */
import { brotliCompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';

const folder = new URL('./dist/', import.meta.url).pathname;
const seen = new Set<string>();

/** A script and all that it imports at once; what is loaded later by a page is not the first screen. */
function follow(name: string): number {
  if (seen.has(name)) return 0;
  seen.add(name);
  const text = readFileSync(`${folder}assets/${name}`, 'utf8');
  const imports = [...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map(
    (match) => match[1] ?? '',
  );
  return brotliCompressSync(text).length + imports.reduce((sum, each) => sum + follow(each), 0);
}

const html = readFileSync(`${folder}index.html`, 'utf8');
const entries = [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map((match) => match[1] ?? '');
const total = entries.reduce((sum, entry) => sum + follow(entry), 0);
console.log(`first screen: ${Math.round(total / 1024)} kB of script (brotli), ${seen.size} files`);
if (total > 200 * 1024) process.exit(1);
