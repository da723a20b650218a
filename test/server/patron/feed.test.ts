/** The private feed: what it holds, who opens it, and how it ends. */
import { expect, test } from 'vitest';
import {
  AUDIO,
  BONUS,
  OPAQUE,
  PRICING,
  REHEARSAL,
  type Serving,
  serving,
  type ServingOptions,
  SITE,
} from './serving.ts';

async function feedOf(
  tier: string,
  options?: ServingOptions,
): Promise<{ server: Serving; cookie: string; path: string }> {
  const server = await serving(options);
  await server.grant('ada@example.com', tier);
  const cookie = await server.logIn('ada@example.com');
  return { server, cookie, path: await newFeed(server, cookie) };
}

/** Has an address made, and reads it from the page. */
async function newFeed(server: Serving, cookie: string): Promise<string> {
  const made = await server.post('/patron/feed', cookie);
  expect([made.status, made.headers.get('location')]).toEqual([303, '/patron']);
  const page = await (await server.get('/patron', cookie)).text();
  const path = new RegExp(`value="${SITE}(/feed/[\\w-]{16}\\.[\\w-]{22}\\.xml)"`).exec(page)?.[1];
  if (path === undefined) throw new Error('the page shows no address');
  return path;
}

test('it is the archive’s feed with the extras of the tier in place, for one alone', async () => {
  const { server, path } = await feedOf('patron');
  const answer = await server.get(path);
  const xml = await answer.text();
  expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(xml).toContain('<itunes:block>yes</itunes:block>');
  expect(xml).toContain(`href="${SITE}${path}" rel="self"`);
  expect(xml).toContain(PRICING);
  expect(xml).not.toContain(REHEARSAL);
  expect(xml).not.toContain(BONUS);
  expect(xml).not.toContain('Not yet.');
  expect(xml).not.toContain('log in');
  expect(xml).not.toContain('feed.invalid');
  expect(xml).not.toContain(`${SITE}/extras/2023-10/pricing/chart.svg`);
  const files = `${SITE}${path.replace(/\.xml$/, '')}/2023-10/pricing`;
  expect(xml).toContain(`src="${files}/chart.svg"`);
  expect(xml).toContain(`<enclosure length="4096" type="audio/mpeg" url="${files}/night.mp3"/>`);
  expect(xml).toContain(`<guid isPermaLink="false">${SITE}/issues/2023-10/</guid>`);
});

test('a higher tier has more in it, the issues for patrons too', async () => {
  const { server, path } = await feedOf('gold');
  const xml = await (await server.get(path)).text();
  expect(xml).toContain(REHEARSAL);
  expect(xml).toContain(BONUS);
  expect(xml).toContain('<title>The secret letter</title>');
  expect(xml).toContain(`<link>${SITE}/issues/${OPAQUE}/</link>`);
  expect(xml.match(/<enclosure /g)).toHaveLength(2);
});

test('recordings are heard in parts, by the feed’s address alone', async () => {
  const { server, path } = await feedOf('patron');
  const file = `${path.replace(/\.xml$/, '')}/2023-10/pricing/night.mp3`;
  const part = await server.get(file, '', { Range: 'bytes=1000-1099' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1099/4096']);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(AUDIO.slice(1000, 1100));
  expect(part.headers.get('cache-control')).toBe('private, no-store');
  for (const other of ['2023-10/rehearsal/tape.mp3', '2023-08/later/draft.mp3', '2023-10/x/y']) {
    expect((await server.get(`${path.replace(/\.xml$/, '')}/${other}`)).status).toBe(404);
  }
});

test('two patrons of a tier share the work, and never an address', async () => {
  const { server, path } = await feedOf('patron');
  await server.grant('bo@example.com', 'patron');
  const other = await newFeed(server, await server.logIn('bo@example.com'));
  const [ada, bo] = await Promise.all(
    [path, other].map(async (each) => (await server.get(each)).text()),
  );
  expect(ada).not.toContain(other.slice(0, -4));
  expect(bo).not.toContain(path.slice(0, -4));
  expect(bo?.replaceAll(other.slice(0, -4), '')).toBe(ada?.replaceAll(path.slice(0, -4), ''));
});

test('unknown, malformed and replaced addresses get one answer, byte for byte', async () => {
  const { server, cookie, path } = await feedOf('patron');
  const fresh = await newFeed(server, cookie);
  const [selector = ''] = fresh.slice('/feed/'.length).split('.');
  const answers = new Set<string>();
  for (const each of [
    path,
    `/feed/${selector}.${'A'.repeat(22)}.xml`,
    `/feed/${'A'.repeat(16)}.${'A'.repeat(22)}.xml`,
    '/feed/x.xml',
    '/feed/.xml',
    fresh.replace(/\.xml$/, ''),
    `${path.replace(/\.xml$/, '')}/2023-10/pricing/night.mp3`,
    `/feed/x/2023-10/pricing/night.mp3`,
  ]) {
    const answer = await server.get(each);
    const headers = [...answer.headers].filter(
      ([name]) => !['date', 'x-request-id'].includes(name),
    );
    answers.add(JSON.stringify([answer.status, headers, await answer.text()]));
  }
  expect([...answers]).toEqual([expect.stringMatching(/^\[404,/)]);
  expect((await server.get(fresh)).status).toBe(200);
});

test('whoever supports no longer has what everybody has', async () => {
  const { server, path } = await feedOf('patron');
  expect(await (await server.get(path)).text()).toContain(PRICING);
  await server.grant('ada@example.com', undefined);
  const xml = await (await server.get(path)).text();
  expect(xml).not.toContain(PRICING);
  expect(xml).toContain('How it was priced');
  const file = `${path.replace(/\.xml$/, '')}/2023-10/pricing/night.mp3`;
  expect((await server.get(file)).status).toBe(404);
});

test('a feed fetched from too many networks closes, politely, and a new one opens', async () => {
  const options = { extras: { feedNetworks: 3 }, server: { trustProxy: ['loopback'] } };
  const { server, cookie, path } = await feedOf('patron', options);
  const fetchFrom = async (at: Serving, address: string): Promise<string> => {
    const answer = await at.get(path, '', { 'X-Forwarded-For': address });
    expect(answer.status).toBe(200);
    return answer.text();
  };
  // One household has many addresses.
  const own = ['198.51.100.1', '198.51.100.9', '2001:db8:1::1', '2001:db8:1:ff::2', '203.0.113.5'];
  for (const address of own) expect(await fetchFrom(server, address)).toContain(PRICING);
  // What was noted is written down when the server stops, at the latest.
  await server.close();
  const second = await serving({ ...options, store: server.store });
  expect(await fetchFrom(second, '192.0.2.1')).toContain(PRICING);
  await second.close();

  const third = await serving({ ...options, store: server.store });
  const closed = await fetchFrom(third, '198.51.100.1');
  expect(closed).not.toContain(PRICING);
  expect(closed.match(/<item>/g)).toHaveLength(1);
  expect(closed).toContain('Please subscribe again');
  expect(closed).toContain(`${SITE}/patron`);
  const file = `${path.replace(/\.xml$/, '')}/2023-10/pricing/night.mp3`;
  expect((await third.get(file)).status).toBe(404);
  expect(await (await third.get('/patron', cookie)).text()).toContain('in so many places at once');
  const fresh = await newFeed(third, cookie);
  expect(await (await third.get(fresh)).text()).toContain(PRICING);
  expect((await third.get(path)).status).toBe(404);
});

test('no token is logged, nor where a feed was fetched from', async () => {
  const { server, path } = await feedOf('patron', { server: { trustProxy: ['loopback'] } });
  await server.get(path, '', { 'X-Forwarded-For': '198.51.100.77' });
  await server.get(`${path.replace(/\.xml$/, '')}/2023-10/pricing/night.mp3`);
  const [selector = '', verifier = ''] = path.slice('/feed/'.length).split('.');
  const log = JSON.stringify(server.log);
  for (const secret of [selector, verifier, '198.51.100']) expect(log).not.toContain(secret);
  expect(log).toContain('/feed/*');
});
