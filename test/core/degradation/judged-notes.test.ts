import { expect, test } from 'vitest';
import { degradationClients } from '../../../src/core/degradation/degradation-clients.ts';
import { judgedNotes } from '../../../src/core/degradation/judged-notes.ts';
import { judgedNote } from '../../../src/core/degradation/verdict.ts';
import { type FeatureSlug, features, supportOf } from '../../../src/core/mail-lint/caniemail.ts';

const slugs = Object.keys(features).filter((slug): slug is FeatureSlug => slug in features);
const notes = degradationClients.flatMap(({ column }) =>
  slugs.flatMap((slug) => supportOf(slug, column).notes.map((note) => ({ slug, note }))),
);

test('there are notes to judge', () => {
  expect(notes.length).toBeGreaterThan(50);
});

test.each(notes)('$slug: “$note” is judged', ({ slug, note }) => {
  expect(judgedNote(slug, note)).toBeDefined();
});

test('no judgement has lost its note', () => {
  const meant = new Set(notes.map(({ slug, note }) => judgedNote(slug, note)));
  const lost = Object.entries(judgedNotes).flatMap(([slug, judged]) =>
    judged.filter((each) => !meant.has(each)).map(({ says }) => `${slug}: ${says}`),
  );
  expect(lost).toEqual([]);
});
