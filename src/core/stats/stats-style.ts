/** How the page of an issue's numbers looks: the newsletter's paper, ink and type, by day and night. */
import { sheetStack } from '../edition/font-stack.ts';
import type { Theme } from '../edition/theme.ts';
import { designTokens, type Palette } from '../edition/tokens.ts';

export function statsStyle(theme: Theme): string {
  const tokens = designTokens(theme);
  return `
:root { color-scheme: light dark; ${variables(tokens.light)} --text: ${sheetStack(tokens.fonts.text)}; --ui: ${sheetStack(tokens.fonts.ui)}; }
@media (prefers-color-scheme: dark) { :root { ${variables(tokens.dark)} } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--text); max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; }
header { border-bottom: 1px solid var(--rule); padding-bottom: 1.25rem; }
.name { font-variant-caps: all-small-caps; letter-spacing: 0.12em; color: var(--quiet); }
h1 { font-size: 2.07rem; font-weight: 400; line-height: 1.2; text-wrap: balance; margin: 0.25rem 0 0.5rem; }
h2 { font-size: 1.44rem; font-weight: 400; line-height: 1.3; margin: 2.75rem 0 0.75rem; }
.quiet, .note { color: var(--quiet); font: 0.8125rem/1.5 var(--ui); }
.note { max-width: 40rem; margin-top: 1rem; }
.whole { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
figure + figure { margin-top: 1.75rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
figcaption { color: var(--quiet); font: 0.8125rem/1.5 var(--ui); margin-bottom: 0.5rem; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 3.5rem; align-items: start; }
.chart { display: block; overflow: visible; font: 0.875rem/1 var(--ui); font-variant-numeric: tabular-nums; }
.chart text { fill: var(--ink); }
.chart .label { fill: var(--ink); }
.chart .count { font-weight: 600; }
.chart .track { fill: var(--surface); }
.chart .axis line { stroke: var(--rule); shape-rendering: crispEdges; }
.chart .axis text { fill: var(--quiet); font-size: 0.75rem; }
.chart .ink { fill: var(--ink); } .chart .quiet { fill: var(--quiet); } .chart .accent { fill: var(--accent); }
.chart .tip { fill: var(--tip); } .chart .note { fill: var(--note); } .chart .warning { fill: var(--warning); } .chart .caution { fill: var(--caution); }
table { width: 100%; border-collapse: collapse; font: 0.9375rem/1.45 var(--ui); font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: baseline; padding: 0.5rem 0; border-bottom: 1px solid var(--rule); font-weight: 400; }
th + td, td + td, th + th { padding-left: 1rem; }
thead th { color: var(--quiet); font-size: 0.8125rem; padding-top: 0; vertical-align: bottom; }
th .quiet, td .quiet { display: block; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
.address { overflow-wrap: anywhere; font-size: 0.8125rem; }
@media (min-width: 56rem) { .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
@media print { body { padding: 0; } section { break-inside: avoid; } }
`;
}

function variables(palette: Palette): string {
  const { paper, surface, ink, quiet, rule, accent, note, tip, warning, caution } = palette;
  return `--paper: ${paper}; --surface: ${surface}; --ink: ${ink}; --quiet: ${quiet}; --rule: ${rule}; --accent: ${accent}; --note: ${note}; --tip: ${tip}; --warning: ${warning}; --caution: ${caution};`;
}
