import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { whyTaken } from '../../../src/core/issue/alias.ts';
import { nameOfPage } from '../../../src/core/page/page-name.ts';
import { isTaken, reservedNames } from '../../../src/core/page/taken-addresses.ts';
import { readSources, ROOT } from '../../source-tree.ts';

/** Of each page of the site, unless a parameter makes it. */
const routes = readdirSync(join(ROOT, 'src/site/pages')).flatMap((name) =>
  name.startsWith('[') || name === '404.astro' || name === 'index.astro' || name.includes('[')
    ? []
    : [name.replace(/\.(?:astro|ts)$/, '')],
);

/** Where the server answers, as its files write it. */
const served = readSources('src/server', ['.ts'])
  .filter(({ path }) => !/^src\/server\/(?:admin|preview)\//.test(path))
  .flatMap(({ text }) =>
    [...text.matchAll(/\.(?:get|post|all|use)\(\s*\[?['"`]\/([a-z_-]+)/g)].map(([, name]) => name),
  )
  .filter((name) => name !== undefined);

test('the routes are found', () => {
  expect(routes).toEqual(
    expect.arrayContaining(['links', 'search', 'writing', 'statistics', 'rss.xml', 'llms.txt']),
  );
  expect(served).toEqual(expect.arrayContaining(['subscribe', 'inbox', 'healthz']));
});

test.each([...new Set([...routes, ...served])])(
  '%s is no name for a page, and no former address',
  (name) => {
    expect(isTaken(name)).toBe(true);
    expect(whyTaken(`/${name}`, new Set())).toBeDefined();
    expect(nameOfPage(`pages/${name}.md`).kind).toBe('problem');
  },
);

test('docs/diagnostics.md lists the names that pages cannot have', () => {
  const text = readFileSync(join(ROOT, 'docs/diagnostics.md'), 'utf8');
  const [, list = ''] = /or may have some day: (.+)\.\n/.exec(text) ?? [];
  const listed = list.split(', ').map((name) => name.slice(1, -1));
  const names = reservedNames.filter((name) => nameOfPage(`pages/${name}.md`).kind === 'problem');
  expect(listed).toEqual(names.filter((name) => !name.startsWith('.')));
});
