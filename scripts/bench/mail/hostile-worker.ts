/** Takes one hostile input from its text to both media, in a thread that can be stopped. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderText } from '../../../src/core/edition/text.ts';
import type { IssueContext } from '../../../src/core/issue/issue-context.ts';
import { isForPatrons } from '../../../src/core/issue/issue.ts';
import { parseIssue } from '../../../src/core/issue/parse-issue.ts';
import { linkShelf } from '../../../src/core/link/link-shelf.ts';
import { decodeSource } from '../../../src/core/source-file.ts';
import { median } from '../measure.ts';
import { processorMs } from '../processor-time.ts';
import { hostileInputs } from './hostile-inputs.ts';
import { mailSample } from './mail-sample.ts';

const WARM_UP = 8;
const REPETITIONS = 3;
/** Milliseconds after which no further repetition is begun. */
const ENOUGH = 2000;

const bare: IssueContext = {
  language: 'en',
  tiers: [],
  hasSupport: false,
  headings: { writing: 'Writing', building: 'Building', reading: 'Reading' },
  links: linkShelf([], () => ({ ok: false, diagnostics: [] })),
  issueAddresses: new Map(),
  assets: new Map(),
};
/** A little of everything, so that what is measured has been compiled. */
const CALM =
  '# a\n\n*b* **c** `d` [e](https://a.example)<br>\n\n- f\n- g\n\n> h[^1]\n\n[^1]: i\n\n'.repeat(
    40,
  );

const encoder = new TextEncoder();
const { context } = await mailSample();

/** What became of it: both media, or the mistakes that stop it. */
function run(markdown: string): string {
  const text = `---\ntitle: Something hostile\ndate: 2023-11-02\ndescription: Sent by somebody who does not wish us well.\n---\n${markdown}`;
  const source = decodeSource('issues/2023-10.md', encoder.encode(text));
  const parsed = source.ok ? parseIssue(source.value, bare) : source;
  if (!parsed.ok) return [...new Set(parsed.diagnostics.map(({ id }) => id))].join(', ');
  if (isForPatrons(parsed.value.issue)) return 'for patrons';
  const issue = projectPublic(parsed.value.issue);
  renderEmail(issue, context);
  renderText(issue, context);
  return 'rendered';
}

for (let round = 0; round < WARM_UP; round += 1) run(CALM);
const markdown = hostileInputs[String(workerData)] ?? '';
const times: number[] = [];
let outcome = '';
const beganAt = processorMs();
while (times.length < REPETITIONS && processorMs() - beganAt < ENOUGH) {
  const startedAt = processorMs();
  outcome = run(markdown);
  times.push(processorMs() - startedAt);
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage({ ms: median(times), outcome });
