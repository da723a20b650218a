/** Telling pages that an issue links to them: real servers, once each, and never inside. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContent } from '../../src/adapters/files/content.ts';
import { mentionsIn } from '../../src/adapters/files/mentions.ts';
import type { Issue } from '../../src/core/issue/issue.ts';
import type { WebFetcher } from '../../src/ports/web.ts';
import { sendWebmentions } from '../../src/workflows/send-webmentions.ts';
import { ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { fakeClock } from '../fakes/fake-clock.ts';
import { localFetcher, localServer } from '../fakes/local-web.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const OWN = 'https://news.example.com';
const SOURCE = `${OWN}/issues/2023-10/`;

/** Pages of `a.example.com`, which are served at a port of this machine's. */
async function setting(...paths: readonly string[]) {
  const forms: string[] = [];
  const state = { isPublic: true, status: 202 };
  const server = await localServer((request, response) => {
    const { host = '', 'content-type': type } = request.headers;
    if (host.startsWith('news.')) return response.writeHead(state.isPublic ? 200 : 404).end();
    if (request.method === 'POST') {
      request.on('data', (data: Buffer) => forms.push(`${request.url} ${type} ${data.toString()}`));
      return request.on('end', () => response.writeHead(state.status).end());
    }
    const to = (html: string) => response.setHeader('Content-Type', 'text/html').end(html);
    switch (request.url) {
      case '/header':
        return response.setHeader('Link', '</wm?by=header>; rel="webmention"').end();
      case '/old':
        return response.writeHead(302, { Location: '/deep/new' }).end();
      case '/deep/new':
        return to('<a rel="webmention" href="wm">');
      case '/inside':
        return to('<link rel="webmention" href="http://127.0.0.2/wm">');
      case '/loopback':
        return to('<link rel="webmention" href="http://localhost/wm">');
      case '/picture':
        return response.setHeader('Content-Type', 'image/png').end('<a rel=webmention href=/wm>');
      case '/gone':
        return response.writeHead(410).end();
      default:
        return to('<p>Nothing.');
    }
  });
  const at = `http://a.example.com:${server.port}`;
  const local = localFetcher();
  const web: WebFetcher = {
    fetch: (request) =>
      local.fetch({
        ...request,
        url: request.url.replace(OWN, `http://news.example.com:${server.port}`),
      }),
  };
  const entries = paths.map((path) => `  - { title: T, url: '${path.replace(/^\//, `${at}/`)}' }`);
  const newsletter = await scratchNewsletter({
    ...soundNewsletter,
    [ISSUE]:
      soundNewsletter[ISSUE]?.replace(/reading:\n.*\n/, `reading:\n${entries.join('\n')}\n`) ?? '',
  });
  const content = createContent({ root: newsletter.root, today: () => '2023-11-02' });
  const issue = await content.issue('2023-10');
  if (!issue.ok) throw new Error(JSON.stringify(issue.diagnostics));
  const file = join(newsletter.root, '.roundup/webmentions.json');
  const ports = { web, clock: fakeClock(), mentions: mentionsIn(file) };
  return {
    at,
    forms,
    state,
    file,
    issue: issue.value,
    send: (more: object = {}, of: Issue = issue.value) =>
      sendWebmentions(ports, { url: OWN }, of, { isDry: false, ...more }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await newsletter[Symbol.asyncDispose]();
    },
  };
}

const outcomes = async (report: ReturnType<typeof sendWebmentions>) =>
  (await report).outcomes.map(({ outcome }) => outcome);

test('endpoints are found in headers and pages, after redirects, and told with both addresses', async () => {
  await using to = await setting('/header', '/old', '/plain', '/picture', '/gone');
  expect(await outcomes(to.send())).toEqual(['sent', 'sent', 'none', 'none', 'failed']);
  const form = (path: string) => new URLSearchParams({ source: SOURCE, target: `${to.at}${path}` });
  const type = 'application/x-www-form-urlencoded';
  expect(to.forms.toSorted()).toEqual([
    `/deep/wm ${type} ${form('/old').toString()}`,
    `/wm?by=header ${type} ${form('/header').toString()}`,
  ]);
});

test('a page is told once, and one that could not be told is tried again', async () => {
  await using to = await setting('/header', '/old');
  to.state.status = 500;
  expect(await outcomes(to.send())).toEqual(['failed', 'failed']);
  to.state.status = 201;
  expect(await outcomes(to.send())).toEqual(['sent', 'sent']);
  expect(await outcomes(to.send())).toEqual(['known', 'known']);
  expect(to.forms).toHaveLength(4);
  const kept: unknown = JSON.parse(await readFile(to.file, 'utf8'));
  expect(kept).toMatchObject({
    version: 1,
    mentions: [
      { source: SOURCE, outcome: 'sent', status: 201 },
      { source: SOURCE, outcome: 'sent', status: 201 },
    ],
  });
});

test('an endpoint inside is refused', async () => {
  await using to = await setting('/inside', '/loopback');
  const { outcomes } = await to.send();
  expect(outcomes.map(({ outcome, detail }) => `${outcome}: ${detail}`)).toEqual([
    'failed: 127.0.0.2 is not on the public web',
    'failed: localhost is a name of an inner network',
  ]);
});

test('a dry run tells nobody and keeps nothing, even before the archive is public', async () => {
  await using to = await setting('/header', '/plain');
  to.state.isPublic = false;
  expect(await outcomes(to.send({ isDry: true }))).toEqual(['found', 'none']);
  expect(to.forms).toEqual([]);
  await expect(readFile(to.file)).rejects.toThrow('ENOENT');
});

test('nobody is told of an issue that they cannot read', async () => {
  await using to = await setting('/header');
  to.state.isPublic = false;
  await expect(to.send()).rejects.toMatchObject({ id: 'issue-not-public' });
  to.state.isPublic = true;
  const forPatrons: Issue = { ...to.issue, audience: 'patron', revision: 1 };
  for (const isDry of [true, false]) {
    const sent = to.send({ isDry }, forPatrons);
    await expect(sent).rejects.toMatchObject({ id: 'issue-for-patrons' });
  }
  expect(to.forms).toEqual([]);
});

test('our own pages and sponsors are not told', async () => {
  await using to = await setting('/header', `${OWN}/issues/2023-09/`);
  expect(await outcomes(to.send())).toEqual(['sent']);
  const [entry] = to.issue.sections.reading;
  if (entry === undefined) throw new Error('There is one.');
  const sponsored = {
    ...to.issue,
    sections: { ...to.issue.sections, reading: [{ ...entry, sponsor: true }] },
  };
  expect(await outcomes(to.send({}, sponsored))).toEqual([]);
});

test('Ctrl-C keeps who was told', async () => {
  await using to = await setting('/header', '/old');
  const stop = new AbortController();
  const first = await to.send({ signal: stop.signal, onProgress: () => stop.abort() });
  expect(first).toMatchObject({ isInterrupted: true });
  expect(first.outcomes.map(({ outcome }) => outcome)).toEqual(['sent']);
  expect(await outcomes(to.send())).toEqual(['known', 'sent']);
});

test('a record that cannot be read stops it', async () => {
  await using to = await setting('/header');
  await to.send();
  await writeFile(to.file, '{"version":1,"mentions":[{');
  await expect(to.send()).rejects.toMatchObject({ id: 'mentions-unreadable' });
});
