/** Patrons read their extras in the page; everybody else gets the archive as it was built. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
} from './serving.ts';

const PAGE = '/issues/2023-10/';

const asBuilt = ({ root }: Serving, slug = '2023-10'): string =>
  readFileSync(join(root, `dist/issues/${slug}/index.html`), 'utf8');

async function patronOf(tier: string, options?: ServingOptions): Promise<[Serving, string]> {
  const server = await serving(options);
  await server.grant('ada@example.com', tier);
  return [server, await server.logIn('ada@example.com')];
}

test('whoever has not logged in gets the file as it was built, to be kept by all', async () => {
  const server = await serving();
  const answer = await server.get(PAGE);
  expect(await answer.text()).toBe(asBuilt(server));
  expect(asBuilt(server)).not.toContain(PRICING);
  expect(asBuilt(server)).toContain(`<a href="https://ada.example.com/patron">log in</a>`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  expect(answer.headers.get('etag')).toMatch(/^"/);
  expect(answer.headers.get('vary')).toBe('Accept-Encoding, Cookie');
});

test('a patron reads what the tier opens, in its place, and nothing above it', async () => {
  const [server, cookie] = await patronOf('patron');
  const answer = await server.get(PAGE, cookie);
  const page = await answer.text();
  expect(page).toContain(PRICING);
  expect(page).not.toContain(REHEARSAL);
  expect(page).toContain('You are reading as a patron (Patrons).');
  expect(page).toContain('<form method="post" action="/patron/leave">');
  expect(page).not.toContain('log in');
  expect(page).toMatch(
    /<p>Hello\.<\/p>\s*<aside class="extra extra-open" data-extra="2023-10#pricing"><p class="extra-tier">For Patrons<\/p><div class="extra-text"><h3 id="extra\.pricing">/,
  );
  expect(page).toContain('src="/extras/2023-10/pricing/chart.svg"');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('vary')).toBe('Cookie');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  for (const name of ['etag', 'last-modified', 'accept-ranges', 'content-encoding']) {
    expect(answer.headers.get(name)).toBeNull();
  }
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a higher tier opens all of it, with the name of the tier escaped', async () => {
  const [server, cookie] = await patronOf('gold');
  const page = await (await server.get(PAGE, cookie)).text();
  expect(page).toContain(PRICING);
  expect(page).toContain(REHEARSAL);
  expect(page).toContain('(Gold &amp; &lt;Silver&gt;)');
});

test('an issue for patrons opens under its opaque address, to its tier alone', async () => {
  const server = await serving();
  await server.grant('ada@example.com', 'gold');
  await server.grant('bo@example.com', 'patron');
  const gold = await server.logIn('ada@example.com');
  const patron = await server.logIn('bo@example.com');
  const read = async (cookie: string): Promise<string> =>
    (await server.get(`/issues/${OPAQUE}/`, cookie)).text();
  expect(await read(gold)).toContain(BONUS);
  expect(await read(gold)).toContain('The secret letter');
  for (const cookie of [patron, '']) {
    expect(await read(cookie)).not.toContain(BONUS);
    expect(await read(cookie)).not.toContain('The secret letter');
  }
});

test.each([
  ['ended', undefined, [false, false]],
  ['lowered', 'patron', [true, false]],
  ['raised', 'gold', [true, true]],
] as const)('a tier that is %s counts at the next request', async (_, tier, expected) => {
  const [server, cookie] = await patronOf(tier === 'patron' ? 'gold' : 'patron');
  await (await server.get(PAGE, cookie)).text();
  await server.grant('ada@example.com', tier);
  const answer = await server.get(PAGE, cookie);
  const page = await answer.text();
  expect([page.includes(PRICING), page.includes(REHEARSAL)]).toEqual(expected);
  const file = await server.get('/extras/2023-10/pricing/night.mp3', cookie);
  expect(file.status).toBe(expected[0] ? 200 : 404);
  if (tier === undefined) expect(page).toBe(asBuilt(server));
});

test('since-join opens what came since', async () => {
  const [server, cookie] = await patronOf('gold', { extras: { backCatalogue: 'since-join' } });
  // They have joined now, and the issue is of 2023.
  expect(await (await server.get(PAGE, cookie)).text()).not.toContain(PRICING);
  const file = await server.get('/extras/2023-10/pricing/night.mp3', cookie);
  expect(file.status).toBe(404);
});

test('what the author changes is read within half a minute, and a mistake closes the extra', async () => {
  const [server, cookie] = await patronOf('patron');
  const read = async (): Promise<string> => (await server.get(PAGE, cookie)).text();
  expect(await read()).toContain(PRICING);
  const path = join(server.root, 'issues/2023-10.patron.md');
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace(PRICING, 'Put right.'));
  server.clock.pass(30_000);
  expect(await read()).toContain('Put right.');
  writeFileSync(path, '## Unclosed {#pricing\n');
  server.clock.pass(30_000);
  expect(await read()).toContain('How it was priced');
  expect(server.log).toContainEqual(
    expect.objectContaining({ event: 'extras-broken', issue: '2023-10' }),
  );
});

test('files of extras are for patrons, whole and in parts, and nobody keeps them', async () => {
  const [server, cookie] = await patronOf('patron');
  const path = '/extras/2023-10/pricing/night.mp3';
  const whole = await server.get(path, cookie);
  expect(new Uint8Array(await whole.arrayBuffer())).toEqual(AUDIO);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'audio/mpeg',
    'content-length': '4096',
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  const part = await server.get(path, cookie, { Range: 'bytes=100-199' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 100-199/4096');
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(AUDIO.slice(100, 200));
  const end = await server.get(path, cookie, { Range: 'bytes=-10' });
  expect(new Uint8Array(await end.arrayBuffer())).toEqual(AUDIO.slice(-10));
  const none = await server.get(path, cookie, { Range: 'bytes=5000-' });
  expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */4096']);
  const glance = await server.get(path, cookie, {}, 'HEAD');
  expect([glance.status, glance.headers.get('content-length')]).toEqual([200, '4096']);
  const page = await server.get('/extras/2023-10/pricing/page.html', cookie);
  expect(page.headers.get('content-disposition')).toBe('attachment');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('HEAD of an opened page has its headers, and no body', async () => {
  const [server, cookie] = await patronOf('patron');
  const answer = await server.get(PAGE, cookie, {}, 'HEAD');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
});

test('a patron gets all other pages as everybody does', async () => {
  const [server, cookie] = await patronOf('patron');
  for (const [path, slug] of [['/issues/2023-09/', '2023-09']] as const) {
    const answer = await server.get(path, cookie);
    expect(await answer.text()).toBe(asBuilt(server, slug));
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  }
  expect((await server.get('/issues/2023-10', cookie)).status).toBe(301);
  expect((await server.get('/issues/1999-01/', cookie)).status).toBe(404);
});
