/** How previews look: the newsletter's own ink on a quiet ground, by day and by night. */
import { sheetStack } from '../edition/font-stack.ts';
import type { Theme } from '../edition/theme.ts';
import { designTokens, type Palette } from '../edition/tokens.ts';

/** The style that all pages of previews share; the theme colours them. */
export function previewStyle(theme: Theme): string {
  const tokens = designTokens(theme);
  return `
:root {
  color-scheme: light dark; ${variables(tokens.light)}
  --good: #2f6f43; --warning: #8a5a00; --error: #b3261e;
  --ui: ${sheetStack(tokens.fonts.ui)}; --code: ${sheetStack(tokens.fonts.code)};
}
@media (prefers-color-scheme: dark) {
  :root { ${variables(tokens.dark)} --good: #8fc9a0; --warning: #e0b15c; --error: #f2958d; }
}
${SHARED}`;
}

const SHARED = `
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--ink); font: 0.875rem/1.5 var(--ui); font-variant-numeric: tabular-nums; }
h1, h2, h3, p, ol, ul, dl, dd { margin: 0; padding: 0; }
a { color: inherit; text-decoration: underline 1px var(--accent); text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code, .address { font: 0.75rem/1.5 var(--code); overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.panel { border-bottom: 1px solid var(--rule); padding: 0.75rem 1.25rem; }
.panel > summary { display: flex; align-items: baseline; gap: 0.75rem; cursor: pointer; list-style: none; }
.panel > summary::-webkit-details-marker { display: none; }
.panel > summary::before { content: ""; width: 0.4rem; height: 0.4rem; border: solid var(--quiet); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg) translateY(-0.1rem); }
.panel[open] > summary::before { transform: rotate(45deg) translate(-0.1rem, -0.15rem); }
.panel[open] > summary { margin-bottom: 0.5rem; }
.panel h2 { font-size: 0.875rem; font-weight: 600; }
.panel h3 { font-size: 0.75rem; font-weight: 600; color: var(--quiet); margin: 0.75rem 0 0.25rem; }
.badge { font-size: 0.75rem; font-weight: 600; }
.badge.good { color: var(--good); } .badge.warning { color: var(--warning); } .badge.error { color: var(--error); }
.findings { list-style: none; }
.findings li { border-left: 3px solid var(--warning); padding: 0.125rem 0 0.125rem 0.75rem; margin: 0.5rem 0; }
.findings li.error { border-color: var(--error); }
.where { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
.bar { position: relative; height: 0.5rem; border-radius: 0.25rem; background: var(--rule); margin: 0.5rem 0; }
.bar span { display: block; height: 100%; border-radius: 0.25rem; background: var(--good); min-width: 0.25rem; }
.bar.close span { background: var(--warning); } .bar.clipped span { background: var(--error); }
.bar i { position: absolute; top: -0.2rem; bottom: -0.2rem; width: 2px; margin-left: -1px; background: var(--ink); }
.headers { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0.375rem 1rem; font-size: 0.8125rem; }
.headers dt { color: var(--quiet); }
.headers dd { overflow-wrap: anywhere; }
.links { list-style: none; counter-reset: link; }
.links li { counter-increment: link; position: relative; padding: 0.4rem 0 0.4rem 2.25rem; border-top: 1px solid var(--rule); }
.links li:first-child { border-top: 0; }
.links li::before { content: counter(link); position: absolute; left: 0; width: 1.5rem; text-align: right; color: var(--quiet); }
.links .address { color: var(--quiet); }
`;

function variables(palette: Palette): string {
  const { paper, surface, ink, quiet, rule, accent } = palette;
  return `--paper: ${paper}; --surface: ${surface}; --ink: ${ink}; --quiet: ${quiet}; --rule: ${rule}; --accent: ${accent};`;
}
