/** The key of a page changes with everything that the page shows. */
import { expect, test } from 'vitest';
import { pageKey } from '../../src/site/views/page-key.ts';
import { archivedLink } from '../fakes/archived-link.ts';

const shown = () => [
  { title: 'Letter', theme: { accent: '#123456' } },
  'name',
  undefined,
  3,
  { year: '2023', entries: [archivedLink('a', '2023-01-02'), archivedLink('b', '2023-01-03')] },
  [{ day: '02', links: [archivedLink('c', '2023-01-02')] }, ['x', 'y'], null],
];

/** Paths to every value in it. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, part]) => pathsOf(part, [...path, name]));
}

function changedAt(value: unknown, [name, ...others]: readonly string[]): unknown {
  if (name === undefined) return 'changed';
  if (Array.isArray(value)) {
    return value.map((part, index) => (String(index) === name ? changedAt(part, others) : part));
  }
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, part]) => [
      key,
      key === name ? changedAt(part, others) : part,
    ]),
  );
}

test('it is the same for the same, and another for any other value', () => {
  const key = pageKey(...shown());
  expect(pageKey(...shown())).toBe(key);
  const paths = pathsOf(shown());
  expect(paths.length).toBeGreaterThan(30);
  for (const path of paths) {
    const changed = changedAt(shown(), path);
    expect(pageKey(...(Array.isArray(changed) ? changed : [])), path.join('.')).not.toBe(key);
  }
});

test('it is the same whether or not another page has shown something of it', () => {
  const [links, again] = [
    [archivedLink('a', '2023-01-02'), archivedLink('b', '2023-01-03')],
    [archivedLink('a', '2023-01-02'), archivedLink('b', '2023-01-03')],
  ];
  pageKey('another', links.slice(1));
  expect(pageKey('one', links)).toBe(pageKey('one', again));
  // A list and what stands in it by itself, or one and two of them, are not taken for each other.
  const keys = [
    pageKey(links),
    pageKey(links[0]),
    pageKey(...links),
    pageKey([links[0]]),
    pageKey([], []),
    pageKey([[]]),
    pageKey(),
    pageKey('[]'),
    pageKey('a,b'),
    pageKey('a', 'b'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
