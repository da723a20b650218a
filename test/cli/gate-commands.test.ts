/** Commands that send or show editions ask the gate first. */
import { expect, test } from 'vitest';
import { EXTRAS, ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

const SECRET = 'The seats went for exactly two hundred and forty crowns each after tax.';
const files = {
  ...soundNewsletter,
  [EXTRAS]: `## Pricing {#pricing}\n\n${SECRET}\n`,
  [ISSUE]: `${soundNewsletter[ISSUE]}\nAs I wrote to patrons: ${SECRET}\n`,
};

test('what is for patrons is neither mailed to all nor shown in a preview for all', async () => {
  await using newsletter = await scratchNewsletter(files);
  const plan = await runRoundup(['publish', '2023-10', '--plan'], newsletter);
  expect(plan.code).toBe(65);
  expect(plan.stdout + plan.stderr).toContain('No edition holds more than its tier may read');
  expect(plan.stdout + plan.stderr).toContain(
    'the edition for public (HTML): text of 2023-10#pricing',
  );
  const preview = await runRoundup(['preview', '2023-10', '--out', 'preview'], newsletter);
  expect(preview.code, preview.stderr).toBe(65);
  expect(preview.stderr).toContain('[editions-leak]');
  expect(plan.stdout + plan.stderr + preview.stdout + preview.stderr).not.toContain('two hundred');
});
