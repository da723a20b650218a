/** Renders the e-mail edition of the sample's newest issue in this process; run by small-times.ts. */
import { fileURLToPath } from 'node:url';
import { createContent } from '../../src/adapters/files/content.ts';
import { projectPublic } from '../../src/core/edition/project.ts';
import { isForPatrons } from '../../src/core/issue/issue.ts';
import { renderEdition } from '../../src/core/edition/render-edition.ts';
import { median } from './measure.ts';

const ISSUE = '2023-10';
const WARM_UP = 50;
const REPETITIONS = 200;

const root = fileURLToPath(new URL('../../', import.meta.url));
const content = createContent({ root, today: () => '2100-01-01' });
const [config, issue] = await Promise.all([content.config(), content.issue(ISSUE)]);
if (!config.ok || !issue.ok) throw new Error(`The sample's ${ISSUE} is broken.`);
const context = {
  config: config.value,
  webAddress: `${config.value.url}/issues/${ISSUE}/`,
  serverUrl: config.value.url,
};
if (isForPatrons(issue.value)) throw new Error(`${ISSUE} is for patrons.`);
const projected = projectPublic(issue.value);

/** Subject, preheader, HTML and text of an issue that has been read; in milliseconds. */
async function renderOnce(): Promise<number> {
  const startedAt = performance.now();
  await renderEdition(projected, context);
  return performance.now() - startedAt;
}

for (let round = 0; round < WARM_UP; round += 1) await renderOnce();
const times: number[] = [];
for (let round = 0; round < REPETITIONS; round += 1) times.push(await renderOnce());
process.stdout.write(JSON.stringify({ ms: median(times), repetitions: REPETITIONS }));
