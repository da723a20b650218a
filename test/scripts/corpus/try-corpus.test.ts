import { access, rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeTrial } from '../../../scripts/corpus/describe-trial.ts';
import { findings, kindOf, tryCorpus } from '../../../scripts/corpus/try-corpus.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';

const ISSUE = `---
title: Letter 12
date: 2021-04-15
---

Hello! This is what I found in the month of April, and it was a lot.

## Reading

- [Learn Markdown](https://commonmark.org/help/): in a minute.
`;

test('a folder is imported, checked and built, and what was left out is told', async () => {
  await using corpus = await scratchNewsletter({
    '2021-04-15-letter.md': ISSUE,
    'undated.md': '# No day\n\nWords without a day.\n',
  });
  const trial = await tryCorpus({
    folder: corpus.root,
    from: 'markdown',
    language: 'en',
    keep: false,
  });
  expect(trial).toMatchObject({ issues: 1, links: 1, errors: 0, failures: [], isSound: true });
  expect(trial.files).toBeGreaterThan(10);
  expect(trial.leftOut).toMatchObject([
    { count: 1, examples: [expect.stringMatching(/^undated\.md/)] },
  ]);
  expect(describeTrial(trial)).toMatch(/^✓ .+\n {2}1 issues, 1 links; 0 errors; \d+ files built\n/);
}, 120_000);

test('a folder without an issue is a failure, and what was tried stays where that is asked for', async () => {
  await using corpus = await scratchNewsletter({ 'notes.txt': 'No Markdown.' });
  const trial = await tryCorpus({
    folder: corpus.root,
    from: 'markdown',
    language: 'en',
    keep: true,
  });
  expect(trial.isSound).toBe(false);
  expect(trial.failures.join('\n')).toContain('[newsletter-export-empty]');
  expect(trial.root).toBeDefined();
  await access(trial.root ?? '');
  await rm(trial.root ?? '', { recursive: true });
}, 120_000);

test('the same finding is counted, with its first examples', () => {
  const found = findings(['a1', 'b1', 'b2', 'b3', 'b4'], (one) => [one.charAt(0), one]);
  expect(found).toEqual([
    { what: 'b', count: 4, examples: ['b1', 'b2', 'b3'] },
    { what: 'a', count: 1, examples: ['a1'] },
  ]);
});

test('what is of one issue alone does not keep two findings apart', () => {
  expect(kindOf('“Ten” stands 3 times at https://a.example/b')).toBe(
    kindOf('“Eleven” stands 12 times at https://c.example'),
  );
});
