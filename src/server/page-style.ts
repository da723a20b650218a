/** The style of the server's own small pages: the archive's paper, ink and type, by day and night. */
import { createHash } from 'node:crypto';
import { sheetStack } from '../core/edition/font-stack.ts';
import { type DesignTokens, measureInRem, type Palette } from '../core/edition/tokens.ts';

export interface PageStyle {
  /** Whole, because one more space in it would make another hash. */
  readonly element: string;
  /** A Content-Security-Policy that allows this very style and no other. */
  readonly policy: string;
}

/** `archive` is the address where the icon is. */
export function pageStyle(tokens: DesignTokens, archive: string): PageStyle {
  const css = [
    `:root { color-scheme: light dark; ${variables(tokens.light)} }`,
    `@media (prefers-color-scheme: dark) { :root { ${variables(tokens.dark)} } }`,
    `:root { --text: ${sheetStack(tokens.fonts.text)}; --ui: ${sheetStack(tokens.fonts.ui)}; --measure: ${measureInRem(tokens.measure)}rem; --radius: ${tokens.radius}px; }`,
    TEXT,
    FORMS,
  ].join('\n');
  const hash = createHash('sha256').update(css).digest('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    `img-src 'self' ${new URL(archive).origin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { element: `<style>${css}</style>`, policy };
}

const TEXT = `
* { box-sizing: border-box; margin: 0; }
html { font-size: clamp(1.125rem, 0.5rem + 0.9vw, 1.25rem); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  background: var(--paper); color: var(--ink); font-family: var(--text); line-height: 1.6;
  font-variant-numeric: oldstyle-nums proportional-nums; hanging-punctuation: first allow-end last;
  overflow-wrap: anywhere; max-width: calc(var(--measure) + 2 * clamp(1rem, 4vw, 2rem));
  margin: 0 auto; padding: 0.5rem clamp(1rem, 4vw, 2rem) 3rem;
}
header { border-bottom: 1px solid var(--ink); }
header a {
  display: block; padding: 1rem 0 0.75rem; font-size: 1.1rem; font-variant-caps: all-small-caps;
  letter-spacing: 0.16em; line-height: 1.2; text-align: start; text-decoration: none;
}
main { padding: 2.5rem 0 3rem; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.074rem); font-weight: 400; letter-spacing: -0.01em; line-height: 1.15; margin-bottom: 1.25rem; text-wrap: balance; }
h2 { font-size: 1.2rem; font-weight: 400; line-height: 1.3; margin-bottom: 0.75rem; text-wrap: balance; }
p { margin-bottom: 1rem; text-wrap: pretty; }
section { border-top: 1px solid var(--rule); margin-top: 2.25rem; padding-top: 1.5rem; }
.note { border-inline-start: 3px solid var(--accent); padding-inline-start: 1rem; }
.note.problem { border-color: var(--caution); }
form + .quiet-line { margin-top: 0.75rem; }
.quiet-line, footer { color: var(--quiet); font: 0.8rem/1.5 var(--ui); }
footer { border-top: 1px solid var(--ink); padding-top: 0.5rem; }
footer a { display: inline-block; padding: 0.7rem 0; }
a { color: inherit; text-decoration: underline 1px var(--accent); text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
[dir='rtl'] :is(header a, h1) { font-variant-caps: normal; letter-spacing: 0; line-height: 1.45; }
@media print { form, footer { display: none; } }
`;

const FORMS = `
form + form { border-top: 1px dotted var(--rule); margin-top: 1.5rem; padding-top: 1.5rem; }
form > :last-child { margin-bottom: 0; }
label { display: block; font: 0.8rem/1.5 var(--ui); margin-bottom: 0.35rem; }
label.problem { margin-bottom: 0; }
small, p.problem { display: block; font: 0.8rem/1.5 var(--ui); }
small { color: var(--quiet); }
p.problem { color: var(--caution); margin-bottom: 0.5rem; }
fieldset { border: 0; padding: 0; min-width: 0; margin-bottom: 1rem; }
.choice { display: flex; gap: 0.75rem; align-items: flex-start; min-height: 2.5rem; padding: 0.5rem 0; margin: 0; font: 0.9rem/1.5 var(--ui); cursor: pointer; }
.choice input { flex: none; width: 1.2rem; height: 1.2rem; margin: 0.075rem 0 0; accent-color: var(--ink); cursor: pointer; }
input:not([type='checkbox']), select, textarea {
  font: 1rem/1.5 var(--ui); color: var(--ink); background: var(--paper); text-overflow: ellipsis;
  border: 1px solid var(--quiet); border-radius: var(--radius);
  padding: 0.4rem 0.75rem; margin-bottom: 1rem; width: 100%; min-width: 0; min-height: 2.6rem;
}
textarea { display: block; resize: vertical; }
[aria-invalid='true'] { border-color: var(--caution); }
.line { display: grid; grid-template-columns: minmax(0, 1fr) minmax(7.5rem, auto); column-gap: 0.75rem; }
.line > :not(input, select, button) { grid-column: 1 / -1; }
.line input:not([type='checkbox']), .line select { margin: 0; }
button, a.button {
  display: inline-block; font: 0.9rem/1.5 var(--ui); color: var(--paper); background: var(--ink);
  border: 1px solid var(--ink); border-radius: var(--radius); padding: 0.5rem 1.4rem; min-height: 2.6rem;
  text-align: center; text-decoration: none; cursor: pointer;
}
button:hover { background: var(--accent); border-color: var(--accent); }
button.quiet, a.button { color: var(--ink); background: none; border-color: var(--quiet); }
button.quiet:hover, a.button:hover { border-color: var(--ink); background: var(--surface); }
button.grave { color: var(--caution); background: none; border-color: var(--caution); }
button.grave:hover { color: var(--paper); background: var(--caution); }
@media (max-width: 30rem) { form:not(.line) button, a.button { width: 100%; } }
`;

function variables({ paper, ink, rule, surface, accent, quiet, caution }: Palette): string {
  return Object.entries({ paper, ink, rule, surface, accent, quiet, caution })
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}
