/** How the admin page looks: that of an issue's numbers, with what only it has. */
import { createHash } from 'node:crypto';
import type { Theme } from '../../core/edition/theme.ts';
import { statsStyle } from '../../core/stats/stats-style.ts';
import type { PageStyle } from '../page-style.ts';

export function adminStyle(theme: Theme): PageStyle {
  const css = statsStyle(theme) + own;
  const hash = createHash('sha256').update(css).digest('base64');
  return {
    element: `<style>${css}</style>`,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  };
}

const own = `
.masthead { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
.masthead a { color: inherit; text-decoration: none; }
main p { margin-bottom: 0.75rem; text-wrap: pretty; }
a { color: inherit; text-decoration: underline 1px var(--accent); text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
button { font: 1rem/1.5 var(--ui); color: var(--paper); background: var(--ink); border: 1px solid var(--ink); border-radius: var(--radius); padding: 0.5rem 1.25rem; min-height: 2.75rem; cursor: pointer; }
.masthead button { font-size: 0.8125rem; color: var(--quiet); background: none; border: 0; padding: 0 0.25rem; min-height: 1.75rem; text-decoration: underline 1px var(--rule); text-underline-offset: 0.2em; }
.masthead button:hover { color: var(--ink); text-decoration-color: var(--accent); }
code { font: 0.9em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
section > .ask { margin-top: 1rem; }
.ask { color: var(--quiet); font: 0.8125rem/1.5 var(--ui); }
.ask code { color: var(--ink); display: inline-block; }
.plain { margin-top: 1.75rem; }
.open { list-style: none; padding: 0; margin: 0 0 1rem; }
.open li { border-left: 3px solid var(--warning); padding: 0.125rem 0 0.125rem 1rem; }
.open li + li { margin-top: 1rem; }
.open .ask { margin: 0; }
.growth .area { fill: var(--surface); }
.growth .line { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linejoin: round; }
.growth rect.left, .growth tspan.left { fill: var(--quiet); }
.growth tspan { font-weight: 600; }
.growth .base { stroke: var(--ink); shape-rendering: crispEdges; }
.growth .hint { fill: var(--ink); fill-opacity: 0; }
.growth .hint:hover { fill-opacity: 0.06; }
.growth .on { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
details { margin-top: 1rem; }
summary { color: var(--quiet); font: 0.8125rem/1.5 var(--ui); cursor: pointer; width: fit-content; }
summary:hover { color: var(--ink); }
details table { margin-top: 1rem; max-width: 34rem; }
.issues th, .issues td { vertical-align: top; padding-left: 0; padding-right: 1.5rem; }
.issues th:last-child, .issues td:last-child { padding-right: 0; }
.part { display: block; color: var(--quiet); font-size: 0.8125rem; white-space: nowrap; }
.bar { display: block; margin: 0.375rem 0; }
.bar .track { fill: var(--surface); }
.bar .tip { fill: var(--tip); } .bar .caution { fill: var(--caution); } .bar .warning { fill: var(--warning); } .bar .accent { fill: var(--accent); } .bar .quiet { fill: var(--quiet); }
@media (max-width: 47.99rem) {
  .issues thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .issues, .issues tbody { display: block; }
  .issues tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.75rem 1.25rem; border-bottom: 1px solid var(--rule); padding: 1rem 0; }
  .issues tbody tr:first-child { border-top: 1px solid var(--rule); }
  .issues th, .issues td { display: block; border: 0; padding: 0; }
  .issues th { grid-column: 1 / -1; display: flex; justify-content: space-between; align-items: baseline; }
  .issues td::before { content: attr(data-name); display: block; color: var(--quiet); font-size: 0.8125rem; }
}
@media print { .masthead form, .ask { display: none; } }
`;
