/** The style of the server's own small pages: the archive's paper, ink and type, by day and night. */
import { createHash } from 'node:crypto';
import type { DesignTokens, Palette } from '../core/edition/tokens.ts';

export interface PageStyle {
  /** Whole, because one more space in it would make another hash. */
  readonly element: string;
  /** Lets a Content-Security-Policy allow this very style and no other. */
  readonly policy: string;
}

export function pageStyle(tokens: DesignTokens): PageStyle {
  const css = `
:root { color-scheme: light dark; ${variables(tokens.light)} }
@media (prefers-color-scheme: dark) { :root { ${variables(tokens.dark)} } }
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 ${quoted(tokens.fonts.text)};
  max-width: 36rem; margin: 0 auto; padding: 2rem 1.25rem 4rem;
}
header {
  border-bottom: 1px solid var(--rule); padding-bottom: 1rem; margin-bottom: 2rem;
  font-variant-caps: all-small-caps; letter-spacing: 0.12em;
}
h1 { font-size: 1.73rem; font-weight: 400; line-height: 1.25; margin-bottom: 1rem; text-wrap: balance; }
h2 { font-size: 1.2rem; font-weight: 400; line-height: 1.35; margin-bottom: 0.5rem; }
section { border-top: 1px solid var(--rule); margin-top: 2.5rem; padding-top: 1.25rem; }
form + form { margin-top: 1.25rem; }
label, small, input, select { font: 1rem/1.5 ${quoted(tokens.fonts.ui)}; }
label { display: block; margin-bottom: 0.25rem; }
small { display: block; color: var(--quiet); }
.choice { margin-bottom: 0.75rem; }
.choice input { width: 1.1rem; height: 1.1rem; margin-right: 0.4rem; vertical-align: -0.15em; accent-color: var(--ink); }
input:not([type='checkbox']), select {
  color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: 2px;
  padding: 0.5rem 0.75rem; margin: 0 0 1rem; width: 100%; min-height: 2.75rem;
}
.line { display: grid; grid-template-columns: 1fr auto; column-gap: 0.75rem; align-items: start; }
.line label { grid-column: 1 / -1; }
.line input:not([type='checkbox']), .line select { margin: 0; }
.note { border-left: 3px solid var(--accent); padding-left: 1rem; }
p { margin-bottom: 1rem; text-wrap: pretty; }
a { color: inherit; text-decoration: underline 1px var(--accent); text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
header a { text-decoration: none; }
button {
  font: 1rem/1.5 ${quoted(tokens.fonts.ui)}; color: var(--paper); background: var(--ink);
  border: 1px solid var(--ink); border-radius: 2px; padding: 0.5rem 1.25rem; cursor: pointer;
  min-height: 2.75rem;
}
button.quiet { color: var(--ink); background: transparent; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
@media print { form { display: none; } }
`;
  const hash = createHash('sha256').update(css).digest('base64');
  return {
    element: `<style>${css}</style>`,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  };
}

function variables(palette: Palette): string {
  return `--paper: ${palette.paper}; --ink: ${palette.ink}; --rule: ${palette.rule}; --accent: ${palette.accent}; --quiet: ${palette.quiet};`;
}

/** The design tokens hold font names without quotes. */
function quoted(stack: string): string {
  return stack
    .split(', ')
    .map((name) => (name.includes(' ') ? `"${name}"` : name))
    .join(', ');
}
