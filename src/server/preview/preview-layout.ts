/** Where things stand on the pages of the preview: bars above, the mail in the middle, facts beside it. */

export const previewLayout = `
.index main { max-width: 40rem; margin: 0 auto; padding: 3rem 1.25rem 6rem; }
.index h1 { font-size: 1.75rem; font-weight: 600; letter-spacing: -0.01em; margin: 0.25rem 0 1.5rem; }
.index ol { list-style: none; background: var(--paper); border: 1px solid var(--rule); border-radius: 6px; }
.index ol > li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1.5rem; padding: 0.75rem 1.25rem; border-top: 1px solid var(--rule); }
.index ol > li:first-child { border-top: 0; }
.index .issue { font-size: 1rem; font-weight: 600; text-decoration: none; flex: 1; }
.index .issue:hover { text-decoration: underline; }
.index ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }

body.issue { height: 100dvh; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 26rem; }
body.issue > header { grid-column: 1 / -1; background: var(--paper); border-bottom: 1px solid var(--rule); }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 1.5rem; padding: 0.375rem 1.25rem; }
.row + .row { border-top: 1px solid var(--rule); }
.crumbs a { font-weight: 600; text-decoration: none; }
.issue-name { display: flex; align-items: center; gap: 0.25rem; }
.step { display: inline-grid; place-items: center; width: 1.75rem; height: 1.75rem; font-size: 1.125rem; text-decoration: none; border-radius: 4px; }
a.step:hover { background: var(--surface); }
span.step { opacity: 0.35; }
.files { display: flex; gap: 0.75rem; margin-left: auto; }
nav { display: flex; align-items: center; gap: 0.5rem; min-width: 0; }
nav ul { list-style: none; display: flex; min-width: 0; overflow-x: auto; scrollbar-width: none; border: 1px solid var(--rule); border-radius: 6px; background: var(--surface); padding: 2px; gap: 2px; }
nav li a { display: block; padding: 0.1875rem 0.625rem; border-radius: 4px; text-decoration: none; white-space: nowrap; color: var(--quiet); }
nav li a:hover { color: var(--ink); }
nav li a[aria-current] { background: var(--paper); color: var(--ink); font-weight: 600; box-shadow: 0 0 0 1px var(--rule); }
nav li a:focus-visible { outline-offset: -2px; }

.stage { overflow: auto; padding: 0.75rem 1.25rem 1.25rem; display: flex; flex-direction: column; min-height: 0; }
.frames { flex: 1; display: flex; gap: 1.25rem; min-height: 24rem; width: max-content; min-width: 100%; justify-content: safe center; }
.frames figure { margin: 0; display: flex; flex-direction: column; flex: none; }
figcaption { font-size: 0.75rem; color: var(--quiet); padding-bottom: 0.25rem; }
.frames iframe { flex: 1; width: 100%; border: 0; background: #fff; border-radius: 4px; box-shadow: 0 0 0 1px var(--rule), 0 8px 24px -12px rgb(0 0 0 / 0.25); }
.note { font-size: 0.75rem; color: var(--quiet); text-align: center; padding-bottom: 0.5rem; position: sticky; left: 0; }
.stage.text { align-items: safe center; }
.stage.text pre { margin: 0; font: 0.8125rem/1.6 var(--code); width: calc(72ch + 4rem); padding: 2rem; background: var(--paper); border-radius: 4px; box-shadow: 0 0 0 1px var(--rule); tab-size: 4; }
aside { overflow: auto; background: var(--paper); border-left: 1px solid var(--rule); }
.subject { padding: 1rem 1.25rem; border-bottom: 1px solid var(--rule); }
.subject h1 { font-size: 1.125rem; font-weight: 600; line-height: 1.3; text-wrap: balance; margin-bottom: 0.25rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 1; background: var(--paper); padding: 0.25rem 0.75rem; }

.broken main { grid-column: 1 / -1; max-width: 46rem; width: 100%; margin: 0 auto; padding: 2.5rem 1.25rem; overflow: auto; }
.broken h1 { font-size: 1.5rem; font-weight: 600; margin-bottom: 1rem; }
.broken h3 { margin: 1rem 0 0.25rem; color: var(--quiet); font-size: 0.75rem; }

body.all { height: auto; min-height: 100dvh; grid-template: auto 85dvh auto / minmax(0, 1fr); }
body.all aside { border: 0; border-top: 1px solid var(--rule); }
@media (max-width: 70rem) {
  body.issue { height: auto; grid-template: auto 85dvh auto / minmax(0, 1fr); }
  body.issue aside { border: 0; border-top: 1px solid var(--rule); }
}
@media (max-width: 40rem) {
  .row { padding-inline: 0.75rem; gap: 0.375rem 1rem; }
  .row nav { width: 100%; }
  nav > .quiet { flex: none; width: 6rem; }
  .files { margin-left: 0; }
  .stage { padding: 0.5rem 0.75rem 0.75rem; }
  .stage.text pre { padding: 1rem; width: max-content; min-width: calc(72ch + 2rem); font-size: 0.75rem; }
  .stage.text { align-items: start; }
}
`;
