/** The frame that the outbox's pages share: one file each, no script, light and dark. */

/** Makes a text safe in HTML, in element content and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** `body` is HTML, `title` is text. */
export function renderPage(page: { readonly title: string; readonly body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
${page.body}
</body>
</html>
`;
}

/** What a mail program allows a mail: its own styles, and pictures from anywhere. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; font-src data:";

const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fffdf8; --ink: #1c1b19; --quiet: #67635b; --line: #ddd8cc; --accent: #9a3412;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
  --sans: system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #16151a; --ink: #e9e6df; --quiet: #a39e95; --line: #35333b; --accent: #f0a27a; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 60rem;
  background: var(--paper); color: var(--ink); font: 1.125rem/1.6 var(--serif);
}
header { border-bottom: 1px solid var(--line); margin-bottom: 2rem; padding-bottom: 1rem; }
.name, .name a { color: var(--quiet); font: .8rem/1.5 var(--sans); letter-spacing: .18em; margin: 0; text-transform: uppercase; }
h1 { font-size: 2.07rem; font-weight: 400; line-height: 1.2; margin: .5rem 0 0; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.44rem; font-weight: 400; line-height: 1.3; margin: 3rem 0 .5rem; overflow-wrap: anywhere; }
p { margin: .5rem 0; }
a { color: inherit; overflow-wrap: anywhere; text-decoration: underline; text-decoration-color: var(--accent); text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.quiet, th, td + td, dt { color: var(--quiet); font: .8rem/1.6 var(--sans); font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { font-weight: 400; text-align: left; }
th, td { border-bottom: 1px solid var(--line); padding: .5rem 1rem .5rem 0; vertical-align: baseline; }
td .quiet { display: block; }
@media (max-width: 40rem) {
  thead { display: none; }
  tr { border-bottom: 1px solid var(--line); display: block; padding: .5rem 0; }
  td { border: 0; padding: 0 1rem 0 0; }
  td:first-child { display: block; padding: 0; }
}
dl { display: grid; gap: 0 1rem; grid-template-columns: max-content 1fr; margin: 1rem 0 0; }
dt { line-height: 1.8rem; }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { border: 1px solid var(--line); display: block; height: 80vh; resize: vertical; width: 100%; }
pre { border-top: 1px solid var(--line); font: .88rem/1.6 ui-monospace, monospace; overflow-wrap: anywhere; padding-top: 1rem; white-space: pre-wrap; }
`;
