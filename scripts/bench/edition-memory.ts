/** Renders a thousand editions and says what stays of them in memory; run by mail/mail-times.ts. */
import { renderEdition } from '../../src/core/edition/render-edition.ts';
import { mailSample } from './mail/mail-sample.ts';
import type { MemoryFigure } from './mail/mail-figure.ts';

const FIRST = 100;
const LAST = 1000;

const { gc } = globalThis;
if (gc === undefined) throw new Error('Node must be started with --expose-gc.');
const collect = gc;
const { issue, context } = await mailSample();

/** In megabytes, after everything that nobody holds has been collected. */
function heapHeld(): number {
  for (let pass = 0; pass < 3; pass += 1) collect();
  return process.memoryUsage().heapUsed / 1e6;
}

let before = Number.NaN;
for (let count = 1; count <= LAST; count += 1) {
  await renderEdition(issue, context);
  if (count === FIRST) before = heapHeld();
}
const figure: MemoryFigure = { editions: LAST, first: FIRST, before, after: heapHeld() };
process.stdout.write(JSON.stringify(figure));
