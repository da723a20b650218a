/** Links are filed from a web of this machine's own, into a real folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLinkFiles } from '../../src/adapters/files/link-files.ts';
import { linkText } from '../../src/core/link/link-text.ts';
import {
  captureLinks,
  type CapturedLink,
  type CaptureRequest,
} from '../../src/workflows/capture-links.ts';
import { refreshLinks, type RefreshedLink } from '../../src/workflows/refresh-links.ts';
import { localFetcher, localServer } from '../fakes/local-web.ts';
import { scratchNewsletter, type ScratchNewsletter } from '../fakes/scratch-newsletter.ts';

const clock = { now: () => new Date('2023-10-04T10:00:00Z') };

const pages: Readonly<Record<string, string>> = {
  '/post': `<html lang="en"><title>Age-old patterns | The Log</title>
    <meta property="og:site_name" content="The Log"><meta name="author" content="Ada Osei">
    <meta property="article:published_time" content="2023-09-30"><article>${'<p>Words of containers go on and on here. </p>'.repeat(300)}</article>`,
  '/plain': '<title>Plain</title>',
  '/hostile': `<title>Nice\n---\nstatus: used\u202e</title><meta name="author" content="Eve
---
admin: true">`,
  '/challenge': '<title>Just a moment...</title>',
};

async function web() {
  return localServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    if (path === '/moved') return void response.writeHead(301, { location: '/post' }).end();
    if (path === '/log-in') return void response.writeHead(302, { location: '/plain' }).end();
    if (path === '/paper.pdf') {
      return void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF');
    }
    const html = pages[path];
    if (html === undefined) return void response.writeHead(404).end('gone');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
}

async function capture(
  { root }: ScratchNewsletter,
  addresses: readonly string[],
  options: Partial<CaptureRequest> & { readonly isOffline?: boolean } = {},
): Promise<CapturedLink[]> {
  const ports = {
    links: createLinkFiles(root),
    clock,
    web: options.isOffline === true ? undefined : localFetcher(),
  };
  const done: CapturedLink[] = [];
  const request = { addresses, said: {}, comment: '', again: false, ...options };
  for await (const captured of captureLinks(ports, request)) done.push(captured);
  return done;
}

async function refresh(
  { root }: ScratchNewsletter,
  parts: readonly string[] = [],
): Promise<RefreshedLink[]> {
  const done: RefreshedLink[] = [];
  const ports = { links: createLinkFiles(root), web: localFetcher() };
  for await (const refreshed of refreshLinks(ports, { parts })) done.push(refreshed);
  return done;
}

test('a link is filed with what its page says and what its author says', async () => {
  await using server = await web();
  await using newsletter = await scratchNewsletter({});
  const url = `http://log.example:${server.port}/post`;
  const [captured] = await capture(newsletter, [`${url}?utm_source=x`], {
    said: { tags: ['containers'], via: { name: 'Kofi' }, status: 'ready' },
    comment: 'Worth *two* readings.',
  });
  expect(captured?.unread).toBeUndefined();
  expect(captured?.record?.path).toMatch(
    /^links\/2023\/2023-10-04-age-old-patterns-[0-9a-f]{8}\.md$/,
  );
  expect(await readFile(join(newsletter.root, captured?.record?.path ?? ''), 'utf8')).toBe(`---
title: Age-old patterns
url: ${url}
author: Ada Osei
site: The Log
published: 2023-09-30
added: 2023-10-04
tags: [containers]
via: {name: Kofi}
minutes: 10
lang: en
status: ready
---
Worth *two* readings.
`);
});

test('what the author says comes before what the page says', async () => {
  await using server = await web();
  await using newsletter = await scratchNewsletter({});
  const [captured] = await capture(newsletter, [`http://log.example:${server.port}/post`], {
    said: { title: 'Mine', author: ['Kofi Mensah', 'Esi Addo'] },
  });
  expect(captured?.record?.fields).toMatchObject({
    title: 'Mine',
    author: ['Kofi Mensah', 'Esi Addo'],
    site: 'The Log',
  });
});

test('a page that has moved for good is filed where it is, and known by both addresses', async () => {
  await using server = await web();
  await using newsletter = await scratchNewsletter({});
  const at = (path: string): string => `http://log.example:${server.port}${path}`;
  const [moved] = await capture(newsletter, [at('/moved')]);
  expect(moved?.record?.fields).toMatchObject({ url: at('/post'), aliases: [at('/moved')] });
  expect(
    (await capture(newsletter, [at('/moved'), at('/post')])).map(({ record }) => record),
  ).toEqual([undefined, undefined]);
  const [asked] = await capture(newsletter, [at('/log-in')]);
  expect(asked?.record?.fields.url).toBe(at('/log-in'));
});

test('a duplicate names its file and the issue that used it, and is not filed again', async () => {
  await using server = await web();
  const url = `http://log.example:${server.port}/post`;
  const id = '2023-09-01-old-00000000';
  await using newsletter = await scratchNewsletter({
    [`links/2023/${id}.md`]: linkText({ title: 'Old', url, added: '2023-09-01' }, ''),
    'issues/2023-09.md': `---\ntitle: September\ndate: 2023-10-01\nreading:\n  - ${id}\n---\nHi.\n`,
  });
  const [known, alike] = await capture(newsletter, [`${url}/?utm_medium=y`, `${url}?page=2`]);
  expect(known?.record).toBeUndefined();
  expect(
    known?.known.same.map((page) => [page.record.id, page.uses.map(({ issueId }) => issueId)]),
  ).toEqual([[id, ['2023-09']]]);
  expect(server.requests).not.toContain('GET /post/?utm_medium=y');
  expect(alike?.record).toBeDefined();
  expect(alike?.known.alike.map((page) => page.record.id)).toEqual([id]);
  const [again, third] = await capture(newsletter, [url, url], { again: true });
  expect(again?.known.same).toHaveLength(1);
  expect(third?.record?.path).toBe(again?.record?.path.replace(/(-[0-9a-f]{8}\.md)$/, '-2$1'));
});

test('addresses that name a thing by a number are no likeness', async () => {
  await using newsletter = await scratchNewsletter({});
  const [, other] = await capture(
    newsletter,
    ['https://news.ycombinator.com/item?id=1', 'https://news.ycombinator.com/item?id=2'],
    { isOffline: true },
  );
  expect(other?.known).toMatchObject({ same: [], alike: [] });
});

test('a page given twice at once is filed once', async () => {
  await using server = await web();
  await using newsletter = await scratchNewsletter({});
  const url = `http://log.example:${server.port}/post`;
  const done = await capture(newsletter, [
    url,
    `${url}#part`,
    `http://log.example:${server.port}/moved`,
  ]);
  expect(done.map(({ record }) => record !== undefined)).toEqual([true, false, false]);
});

test.each([
  ['/gone', 'its server answered 404'],
  ['/paper.pdf', 'it is application/pdf, no web page'],
  ['/challenge', 'it shows a test for robots in place of the page'],
])('what cannot be read is filed all the same: %s', async (path, why) => {
  await using server = await web();
  await using newsletter = await scratchNewsletter({});
  const [captured] = await capture(newsletter, [`http://log.example:${server.port}${path}`]);
  expect(captured).toMatchObject({ unread: why });
  expect(captured?.missing).toEqual([
    'title',
    'author',
    'site',
    'published',
    'kind',
    'minutes',
    'lang',
  ]);
  expect(captured?.record).toBeDefined();
});

test('a hostile page gets a title and no field', async () => {
  await using server = await web();
  await using newsletter = await scratchNewsletter({});
  const [captured] = await capture(newsletter, [`http://log.example:${server.port}/hostile`]);
  expect(captured?.record?.fields).toMatchObject({
    title: 'Nice --- status: used',
    author: 'Eve --- admin: true',
    status: 'inbox',
  });
  expect((await createLinkFiles(newsletter.root).all()).diagnostics).toEqual([]);
});

test('offline now, filled in later; what was written meanwhile stays', async () => {
  await using server = await web();
  await using newsletter = await scratchNewsletter({});
  const url = `http://log.example:${server.port}/post`;
  const [captured] = await capture(newsletter, [url], { isOffline: true, comment: 'Mine.' });
  expect(server.requests).toEqual([]);
  expect(captured?.record?.fields.title).toBe('Post');
  const path = join(newsletter.root, captured?.record?.path ?? '');
  const [filled] = await refresh(newsletter);
  expect(filled?.filled).toEqual(['title', 'author', 'site', 'published', 'minutes', 'lang']);
  expect(await readFile(path, 'utf8')).toMatch(
    /^---\ntitle: Age-old patterns\n[\s\S]*\n---\nMine\.\n$/,
  );
  expect(await refresh(newsletter)).toEqual([]);
  expect((await refresh(newsletter, [url]))[0]?.filled).toEqual([]);
});

test('a refresh leaves alone every field that is there', async () => {
  await using server = await web();
  const url = `http://log.example:${server.port}/post`;
  const text = `---\ntitle: My own title # mine\nurl: ${url}\nadded: 2023-10-01\nauthor: Somebody else\n---\nHm.\n`;
  await using newsletter = await scratchNewsletter({
    'links/2023/2023-10-01-mine-00000000.md': text,
    'links/2023/2023-10-01-used-00000001.md': `---\ntitle: Used\nurl: ${url}?p=1\nadded: 2023-10-01\nstatus: used\n---\n`,
  });
  const done = await refresh(newsletter);
  expect(done.map(({ filled }) => filled)).toEqual([['site', 'published', 'minutes', 'lang']]);
  const after = await readFile(
    join(newsletter.root, 'links/2023/2023-10-01-mine-00000000.md'),
    'utf8',
  );
  expect(after).toContain('title: My own title # mine\n');
  expect(after).toContain('author: Somebody else\n');
  expect(after.endsWith('---\nHm.\n')).toBe(true);
});

test('Ctrl-C leaves what was filed', async () => {
  await using server = await web();
  await using newsletter = await scratchNewsletter({});
  const stop = new AbortController();
  const ports = { links: createLinkFiles(newsletter.root), clock, web: localFetcher() };
  const addresses = Array.from(
    { length: 9 },
    (_, n) => `http://log.example:${server.port}/plain?id=${n}`,
  );
  const filed: string[] = [];
  const walk = async (): Promise<void> => {
    const request = { addresses, said: {}, comment: '', again: false, signal: stop.signal };
    for await (const { record } of captureLinks(ports, request)) {
      filed.push(record?.path ?? '');
      if (filed.length === 3) stop.abort();
    }
  };
  await expect(walk()).rejects.toThrow('aborted');
  const { records } = await ports.links.all();
  expect(records.map(({ path }) => path).toSorted()).toEqual(filed.toSorted());
});
