import { expect, test } from 'vitest';
import { parseFrontmatter } from '../../../src/core/frontmatter.ts';
import { compareVersions, isVersion } from '../../../src/core/upgrade/compare-versions.ts';
import { type Migration, migrations } from '../../../src/core/upgrade/migrations.ts';
import { neededChanges } from '../../../src/core/upgrade/needed-changes.ts';

const migration = (of: Migration['of'], key: string): Migration => ({
  since: '0.2.0',
  of,
  key,
  becomes: undefined,
  remedy: 'Take it out.',
});

function head(of: Migration['of'], yaml: string) {
  const parsed = parseFrontmatter({ path: `${of}.md`, text: `---\n${yaml}\n---\n` });
  if (!parsed.ok) throw new Error('The YAML of this test is broken.');
  return { of, ...parsed.value };
}

test('a key is found where it stands, also in every entry of a list', () => {
  const files = [
    head(
      'issue',
      'title: One\nmood: fine\nwriting:\n  - { title: A }\n  - { title: B, weight: 2 }',
    ),
    head('link', 'mood: fine'),
  ];
  const found = neededChanges(
    [migration('issue', 'mood'), migration('issue', 'writing.weight')],
    files,
  );
  expect(found.map(({ place, migration: { key } }) => [key, place])).toEqual([
    ['mood', { file: 'issue.md', line: 3, column: 1 }],
    ['writing.weight', { file: 'issue.md', line: 6, column: 17 }],
  ]);
});

test('a key below another, one that every object has, and one in a text are none', () => {
  const files = [head('issue', 'title: mood\ndeep: { mood: fine }')];
  const keys = ['mood', 'toString', 'title.length', 'constructor'];
  expect(
    neededChanges(
      keys.map((key) => migration('issue', key)),
      files,
    ),
  ).toEqual([]);
});

test('the list that is shipped is in the order of its versions', () => {
  const versions = migrations.map(({ since }) => since);
  expect(versions.every(isVersion)).toBe(true);
  expect(versions).toEqual(versions.toSorted(compareVersions));
});
