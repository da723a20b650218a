import { expect, test } from 'vitest';
import { features, mailClients, supportOf } from '../../../src/core/mail-lint/caniemail.ts';
import {
  attributes,
  type ClosedEntry,
  elements,
  inlineProperties,
  mediaConditions,
  metas,
  mustRead,
  selectors,
  sheetProperties,
  values,
} from '../../../src/core/mail-lint/closed-list.ts';

const groups: Readonly<Record<string, Readonly<Record<string, ClosedEntry>>>> = {
  attributes,
  elements,
  inlineProperties,
  mediaConditions,
  metas,
  selectors,
  sheetProperties,
  values,
};
const entries = Object.entries(groups).flatMap(([group, list]) =>
  Object.entries(list).map(([name, entry]) => ({ group, name, entry })),
);

test.each(entries)('$name of $group has a page of caniemail or a reason', ({ entry }) => {
  const { feature, reason = '' } = entry;
  if (feature === undefined) expect(reason).toMatch(/^[A-Z].{10,}\.$/);
  else expect(Object.keys(features)).toContain(feature);
});

test.each(entries)('$name of $group has a fallback where a client needs one', ({ entry }) => {
  const { feature, fallback } = entry;
  const levels = new Set(
    feature === undefined ? [] : mustRead.map((client) => supportOf(feature, client).level),
  );
  if (levels.has('n') || levels.has('u')) expect(fallback).toMatch(/^[A-Z].{8,}\.$/);
  // Nothing to fall back from.
  if (!levels.has('n') && !levels.has('u') && !levels.has('a')) expect(fallback).toBeUndefined();
});

test('every feature is one of caniemail’s, tested on a day, with a level for every client', () => {
  for (const [slug, { url, last_test_date, support }] of Object.entries(features)) {
    expect(url).toBe(`https://www.caniemail.com/features/${slug}/`);
    expect(last_test_date).toMatch(/^\d{4}-\d{2}-\d{1,2}$/);
    expect(Object.keys(support).toSorted()).toEqual(Object.keys(mailClients).toSorted());
    for (const level of Object.values(support)) expect(level).toMatch(/^[yanu](?: #\d+)*$/);
  }
});
