/** Checking links: politely, going on where it ended, and what it then writes into the files. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkChecksIn } from '../../src/adapters/files/link-checks.ts';
import { createLinkFiles } from '../../src/adapters/files/link-files.ts';
import { pageOfRecord } from '../../src/core/link-check/checked-page.ts';
import type { KeptCheck } from '../../src/core/link-check/kept-check.ts';
import { linkFindings } from '../../src/core/link-check/link-findings.ts';
import type { LinkChecks } from '../../src/ports/links.ts';
import { checkLinks } from '../../src/workflows/check-links.ts';
import { mendLinks } from '../../src/workflows/mend-links.ts';
import { fakeClock } from '../fakes/fake-clock.ts';
import { localFetcher, localServer } from '../fakes/local-web.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { type Script, scriptedWeb, webAnswer, webFailure } from '../fakes/scripted-web.ts';

const page = (url: string) => ({
  url,
  title: 'T',
  site: undefined,
  path: 'links/a.md',
  record: undefined,
});
const noChecks = (): LinkChecks => {
  let kept: Awaited<ReturnType<LinkChecks['read']>> = new Map();
  return {
    read: async () => kept,
    write: async (checks) => {
      kept = new Map(checks);
    },
  };
};

function setting(script: Script) {
  const clock = fakeClock();
  const web = scriptedWeb(script, clock);
  const ports = { web, clock, checks: noChecks() };
  return { ...ports, check: (...urls: string[]) => checkLinks(ports, urls.map(page)) };
}
const stateOf = async (checked: ReturnType<typeof checkLinks>) =>
  [...(await checked).checks.values()].map(({ state, status }) => `${state} ${status}`);

test('a page that answers HEAD is asked once, another by GET before it is called dead', async () => {
  const { web, check } = setting(({ method, url }) =>
    webAnswer(url.endsWith('/a') || (url.endsWith('/b') && method !== 'HEAD') ? 200 : 404, { url }),
  );
  expect(
    await stateOf(
      check('https://a.example.com/a', 'https://b.example.com/b', 'https://c.example.com/c'),
    ),
  ).toEqual(['alive 200', 'alive 200', 'dead 404']);
  expect(web.asked.map(({ what }) => what).toSorted()).toEqual([
    'GET https://b.example.com/b',
    'GET https://c.example.com/c',
    'HEAD https://a.example.com/a',
    'HEAD https://b.example.com/b',
    'HEAD https://c.example.com/c',
  ]);
});

test('of one host one page after the other is asked, with a pause', async () => {
  let open = 0;
  const seen: number[] = [];
  const clock = fakeClock();
  const web = scriptedWeb(({ url }) => webAnswer(200, { url }), clock);
  const slow = {
    async fetch(request: Parameters<typeof web.fetch>[0]) {
      seen.push((open += 1));
      await new Promise((done) => setTimeout(done, 2));
      open -= 1;
      return await web.fetch(request);
    },
  };
  const urls = [1, 2, 3, 4].map((no) => page(`https://example.com/${no}`));
  await checkLinks({ web: slow, clock, checks: noChecks() }, urls);
  expect(seen).toEqual([1, 1, 1, 1]);
  expect(web.asked.map(({ second }) => second)).toEqual([0, 1, 2, 3]);
});

test('no more than eight hosts are asked at a time', async () => {
  let open = 0;
  let most = 0;
  const web = {
    async fetch({ url }: { readonly url: string }) {
      most = Math.max(most, (open += 1));
      await new Promise((done) => setTimeout(done, 2));
      open -= 1;
      return webAnswer(200, { url });
    },
  };
  const urls = Array.from({ length: 30 }, (_each, no) => page(`https://h${no}.example.com/`));
  const { asked } = await checkLinks({ web, clock: fakeClock(), checks: noChecks() }, urls);
  expect([asked, most]).toEqual([30, 8]);
});

test('Retry-After is obeyed', async () => {
  const { web, check } = setting(({ url }, times) =>
    times === 0
      ? webAnswer(429, { url, headers: { 'retry-after': '30' } })
      : webAnswer(200, { url }),
  );
  expect(await stateOf(check('https://example.com/a'))).toEqual(['alive 200']);
  expect(web.asked.map(({ second }) => second)).toEqual([0, 30]);
});

test.each([
  ['for ever', {}],
  ['and asks for an hour', { 'retry-after': '3600' }],
  ['in half minutes', { 'retry-after': '30' }],
])('a host that answers 429 %s is left alone, and nobody is called dead', async (_how, headers) => {
  const { web, clock, check, checks } = setting(({ url }) => webAnswer(429, { url, headers }));
  const urls = Array.from({ length: 100 }, (_each, no) => `https://example.com/${no}`);
  const states = await stateOf(check(...urls));
  expect(new Set(states)).toEqual(new Set(['unknown 429', 'unknown 0']));
  expect(web.asked.length).toBeLessThan(5);
  expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(70_000);
  // Those that nobody asked are asked the next time.
  expect((await checks.read()).size).toBe(1);
});

test('what answered some days ago is not asked again, what was unknown soon is', async () => {
  const { web, check, clock } = setting(({ url }) =>
    webAnswer(url.endsWith('/x') ? 403 : 200, { url }),
  );
  const urls = ['https://a.example.com/', 'https://b.example.com/x'];
  await check(...urls);
  expect((await check(...urls)).asked).toBe(0);
  await clock.sleep(7 * 3_600_000);
  expect((await check(...urls)).asked).toBe(1);
  expect(web.asked.at(-1)?.what).toBe('GET https://b.example.com/x');
  await clock.sleep(7 * 86_400_000);
  expect((await check(...urls)).asked).toBe(2);
});

test('what was found before Ctrl-C is kept, and the next check goes on', async () => {
  const stop = new AbortController();
  const { web, clock, checks } = setting(({ url }) => {
    if (url.endsWith('/3')) {
      stop.abort();
      throw stop.signal.reason;
    }
    return webAnswer(200, { url });
  });
  const pages = [1, 2, 3, 4].map((no) => page(`https://example.com/${no}`));
  const first = await checkLinks({ web, clock, checks }, pages, { signal: stop.signal });
  expect(first).toMatchObject({ isInterrupted: true, asked: 2 });
  const online = scriptedWeb(({ url }) => webAnswer(200, { url }));
  const second = await checkLinks({ web: online, clock, checks }, pages);
  expect(second).toMatchObject({ isInterrupted: false, asked: 2 });
  expect(second.checks.size).toBe(4);
});

test('a machine that is offline calls nothing dead, and keeps nothing', async () => {
  const { check, checks } = setting(() => webFailure('no-such-host'));
  expect(await stateOf(check('https://a.example.com/', 'https://b.example.com/'))).toEqual([
    'unknown 0',
    'unknown 0',
  ]);
  expect((await checks.read()).size).toBe(0);
  const online = setting(({ url }) =>
    url.includes('//a.') ? webFailure('no-such-host') : webAnswer(200, { url }),
  );
  expect(await stateOf(online.check('https://a.example.com/', 'https://b.example.com/'))).toEqual([
    'dead 0',
    'alive 200',
  ]);
});

test('http: is told of where https: leads to the same page', async () => {
  const { check } = setting(({ url }) =>
    url === 'https://b.example.com/' ? webFailure('insecure') : webAnswer(200, { url }),
  );
  const { checks } = await check('http://a.example.com/', 'http://b.example.com/');
  expect([...checks.values()].map(({ isSecureToo }) => isSecureToo)).toEqual([true, false]);
});

test('a broken file of answers is no answer', async () => {
  await using folder = await scratchNewsletter({
    'link-checks.json': '{"version":1,"checks":{"a":',
  });
  const checks = linkChecksIn(join(folder.root, 'link-checks.json'));
  expect(await checks.read()).toEqual(new Map());
  expect(await linkChecksIn(join(folder.root, 'none.json')).read()).toEqual(new Map());
});

const link = (url: string, more = ''): string =>
  `---\n# Mine.\ntitle: A page\nurl: ${url}\nadded: 2023-10-04\n${more}---\nMy comment.\n`;

const takeAll = { onSnapshot: async () => 'take' as const };

test('real pages on real files: found, mended, and found sound', async () => {
  await using server = await localServer((request, response) => {
    if (request.headers.host?.startsWith('archive.org') === true) {
      const closest = {
        available: true,
        status: '200',
        url: 'http://web.archive.org/web/2023/http://a.example.com/gone',
      };
      return response.end(JSON.stringify({ archived_snapshots: { closest } }));
    }
    if (request.url === '/old') return response.writeHead(301, { Location: '/new' }).end();
    if (request.url === '/gone') return response.writeHead(410).end();
    return response.end('here');
  });
  const at = `http://a.example.com:${server.port}`;
  await using newsletter = await scratchNewsletter({
    'links/2023/2023-10-04-old-aaaaaaaa.md': link(`${at}/old`),
    'links/2023/2023-10-04-gone-aaaaaaab.md': link(`${at}/gone`),
    'links/2023/2023-10-04-here-aaaaaaac.md': link(`${at}/here?utm_source=x`),
    'links/2023/2023-10-04-here-aaaaaaad.md': link(`${at}/new`, 'tags: [a]   # Why not.\n'),
  });
  const links = createLinkFiles(newsletter.root);
  const local = localFetcher();
  const web: typeof local = {
    fetch: (request) =>
      local.fetch({
        ...request,
        url: request.url.replace('https://archive.org', `http://archive.org:${server.port}`),
      }),
  };
  const checks = linkChecksIn(join(newsletter.root, '.roundup/link-checks.json'));
  const ports = { links, web, clock: fakeClock(), checks };
  const before = (await links.all()).records;
  const first = await checkLinks(ports, before.map(pageOfRecord));
  const found = linkFindings(before.map(pageOfRecord), first.checks);
  expect(found.map(({ kind, path }) => `${kind} ${path.slice(22)}`)).toEqual([
    'dead gone-aaaaaaab.md',
    'moved old-aaaaaaaa.md',
    'tracking here-aaaaaaac.md',
    'twice old-aaaaaaaa.md',
  ]);
  const mended = await mendLinks(ports, before.map(pageOfRecord), first.checks, takeAll);
  expect(mended).toMatchObject({ changedMeanwhile: [], withoutSnapshot: [] });
  expect(mended.mended).toHaveLength(3);
  const textOf = (name: string) => readFile(join(newsletter.root, 'links/2023', name), 'utf8');
  expect(await textOf('2023-10-04-old-aaaaaaaa.md')).toBe(
    `---\n# Mine.\ntitle: A page\nurl: ${at}/new\nadded: 2023-10-04\ncheck: {at: 2023-11-02, status: 200, moved: ${at}/new}\naliases: [${at}/old]\n---\nMy comment.\n`,
  );
  expect(await textOf('2023-10-04-gone-aaaaaaab.md')).toContain(
    'archived: https://web.archive.org/web/2023/http://a.example.com/gone\n',
  );
  expect(await textOf('2023-10-04-here-aaaaaaac.md')).toContain(`url: ${at}/here\n`);
  const after = (await links.all()).records;
  const second = await checkLinks(ports, after.map(pageOfRecord));
  const left = linkFindings(after.map(pageOfRecord), second.checks);
  expect(left.map(({ kind }) => kind)).toEqual(['dead', 'twice']);
  expect((await mendLinks(ports, after.map(pageOfRecord), second.checks, takeAll)).mended).toEqual(
    [],
  );
});

test('each snapshot is asked for, until somebody stops; new addresses are written all the same', async () => {
  const name = (number: number): string => `links/2023/2023-10-0${number}-p-aaaaaaa${number}.md`;
  const numbers = [1, 2, 3, 4, 5, 6];
  await using newsletter = await scratchNewsletter(
    Object.fromEntries(numbers.map((no) => [name(no), link(`https://p${no}.example.com/`)])),
  );
  const links = createLinkFiles(newsletter.root);
  const pages = (await links.all()).records.map(pageOfRecord);
  const answered = { at: '2023-11-02T10:00:00Z', detail: '', isSecureToo: false };
  const kept = new Map<string, KeptCheck>(
    pages.map(({ url }) => [url, { ...answered, state: 'dead', status: 404 }]),
  );
  kept.set('https://p6.example.com/', {
    ...answered,
    state: 'moved',
    status: 200,
    movedTo: 'https://new.example.com/',
  });
  const web = scriptedWeb(({ url }) => {
    const page = new URL(url).searchParams.get('url') ?? '';
    if (page.includes('p2')) return webAnswer(200, { text: '{"archived_snapshots":{}}' });
    const closest = {
      available: true,
      status: '200',
      url: `http://web.archive.org/web/2023/${page}`,
    };
    return webAnswer(200, { text: JSON.stringify({ archived_snapshots: { closest } }) });
  });
  const asked: string[] = [];
  const answers = ['leave', 'take', 'stop'] as const;
  const mended = await mendLinks({ links, web, clock: fakeClock() }, pages, kept, {
    onSnapshot: async ({ record, snapshot }) => {
      const answer = answers[asked.length] ?? 'take';
      asked.push(`${record.path} ${snapshot.slice(-23)}`);
      return answer;
    },
  });
  expect(asked).toEqual([1, 3, 4].map((no) => `${name(no)} https://p${no}.example.com/`));
  expect(web.asked).toHaveLength(4);
  expect(mended).toMatchObject({
    archived: [name(3)],
    withoutSnapshot: [name(2)],
    offered: [{ path: name(1) }, { path: name(4) }],
    changedMeanwhile: [],
  });
  const texts = await Promise.all(
    numbers.map((no) => readFile(join(newsletter.root, name(no)), 'utf8')),
  );
  expect(texts.map((text) => text.includes('archived:'))).toEqual([
    false,
    false,
    true,
    false,
    false,
    false,
  ]);
  expect(texts[5]).toContain('url: https://new.example.com/\n');
});

test('a file that was changed meanwhile stays as it is', async () => {
  const path = 'links/2023/2023-10-04-here-aaaaaaac.md';
  await using newsletter = await scratchNewsletter({
    [path]: link('https://example.com/?utm_source=x'),
  });
  const links = createLinkFiles(newsletter.root);
  const pages = (await links.all()).records.map(pageOfRecord);
  await writeFile(join(newsletter.root, path), 'Mine.\n');
  const web = scriptedWeb(() => webFailure('broken'));
  const mended = await mendLinks({ links, web, clock: fakeClock() }, pages, new Map(), takeAll);
  expect(mended.changedMeanwhile).toEqual([path]);
  expect(await readFile(join(newsletter.root, path), 'utf8')).toBe('Mine.\n');
});
