/** Logging in by GitHub and Patreon, against doubles that check every request. */
import { expect, test } from 'vitest';
import { identityProviders } from '../../../src/adapters/identity/identity-providers.ts';
import {
  CLIENT,
  identityDouble,
  type IdentityDouble,
  type KnownPerson,
} from '../../fakes/identity-double.ts';
import { address } from '../../adapters/store-steps.ts';
import { cookieOf, type Serving, serving, SITE } from './serving.ts';

type Service = 'github' | 'patreon';

interface Ways {
  readonly server: Serving;
  readonly double: IdentityDouble;
}

async function ways(): Promise<Ways> {
  const double = await identityDouble();
  const keys = { ...CLIENT, baseUrl: double.url, token: undefined };
  const providers = identityProviders(
    {
      patreon: { ...keys, refreshToken: undefined, webhookSecret: undefined },
      githubSponsors: { ...keys, webhookSecret: undefined },
    },
    SITE,
  );
  return { server: await serving({ providers }), double };
}

/** Goes there and back; the page that is shown then, and what the browser keeps. */
async function comeBack(
  { server, double }: Ways,
  service: Service,
  person: KnownPerson,
): Promise<{ answer: Response; page: string; cookie: string; callback: string }> {
  const out = await server.get(`/patron/with/${service}`);
  expect(out.status).toBe(303);
  const cookie = cookieOf(out);
  const query = new URLSearchParams(double.allow(out.headers.get('location') ?? '', person));
  const callback = `/patron/with/${service}/callback?${String(query)}`;
  const answer = await server.get(callback, cookie);
  return { answer, page: await answer.text(), cookie, callback };
}

async function enter(
  { server }: Ways,
  service: Service,
  { page, cookie }: { readonly page: string; readonly cookie: string },
): Promise<Response> {
  const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return server.post(`/patron/with/${service}`, cookie, { ticket });
}

/** A member of a source that tells no address. */
async function member({ server }: Ways, source: string, id: string): Promise<void> {
  await server.store.patrons.applyGrant(source, {
    member: id,
    address: undefined,
    name: undefined,
    tier: 'patron',
    state: 'active',
    since: undefined,
    expiresAt: undefined,
    toldAt: new Date(),
  });
}

const github = (login: string, email = 'ada@example.com', verified = true): KnownPerson => ({
  login,
  emails: [
    { email: 'old@example.com', primary: false, verified: true },
    { email, primary: true, verified },
  ],
});

test('the page offers both, and sets out with state, PKCE and the least of scopes', async () => {
  const { server } = await ways();
  const page = await (await server.get('/patron')).text();
  expect(page).toContain('href="/patron/with/github"');
  expect(page).toContain('href="/patron/with/patreon"');
  const out = await server.get('/patron/with/github');
  const { searchParams } = new URL(out.headers.get('location') ?? '');
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: 'code',
    client_id: 'client',
    redirect_uri: `${SITE}/patron/with/github/callback`,
    state: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    scope: 'user:email',
  });
  expect(out.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-roundup-by-github=[\w.-]{87}; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ]);
  expect(out.headers.get('location')).not.toContain(cookieOf(out).split('.').at(-1));
});

test('a sponsor claims their grant by login, with the verified primary address', async () => {
  const all = await ways();
  await member(all, 'github-sponsors', 'ada');
  const back = await comeBack(all, 'github', github('Ada'));
  expect(back.page).toContain('GitHub knows you as a patron');
  // Nothing has changed yet, and nobody is in.
  expect(back.answer.headers.get('set-cookie')).toBeNull();
  const { patrons } = all.server.store;
  expect(await patrons.find({ address: address('ada@example.com') })).toBeUndefined();
  const entered = await enter(all, 'github', back);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/patron']);
  const [session = '', gone = ''] = entered.headers.getSetCookie();
  expect(gone).toMatch(/^__Host-roundup-by-github=; .*Max-Age=0/);
  const page = await all.server.get('/patron', session.split(';')[0] ?? '');
  expect(await page.text()).toContain('Your tier is <strong>Patrons</strong>');
  expect(await patrons.find({ address: address('ada@example.com') })).toBeDefined();
});

test('a sponsor whose address is a patron’s already becomes one with them', async () => {
  const all = await ways();
  const id = await all.server.grant('ada@example.com', 'gold');
  await member(all, 'github-sponsors', 'ada');
  const entered = await enter(all, 'github', await comeBack(all, 'github', github('ada')));
  const [session = ''] = entered.headers.getSetCookie();
  const page = await all.server.get('/patron', session.split(';')[0] ?? '');
  expect(await page.text()).toContain('Gold &amp; &lt;Silver&gt;');
  const entry = await all.server.store.patrons.find({ id });
  expect(entry?.grants.map(({ source }) => source).toSorted()).toEqual([
    'github-sponsors',
    'of ada@example.com',
  ]);
});

test.each([
  ['github', github('somebody')],
  ['patreon', { email: 'ada@example.com' }],
  ['patreon', { email: 'other@example.com', memberships: ['theirs-elsewhere', 'm-1'] }],
] as const)(
  '%s: a verified address, or a membership, shows who they are',
  async (service, person) => {
    const all = await ways();
    await all.server.grant('ada@example.com', 'patron');
    await member(all, 'patreon', 'm-1');
    const entered = await enter(all, service, await comeBack(all, service, person));
    expect(entered.status).toBe(303);
  },
);

test.each([
  ['github', github('stranger', 'stranger@example.com')],
  ['github', github('stranger', 'ada@example.com', false)],
  ['github', { login: 'stranger' }],
  ['patreon', { email: 'ada@example.com', isVerified: false }],
  ['patreon', { email: 'stranger@example.com', memberships: ['of-another-campaign'] }],
] as const)('%s: nobody gets in who is no patron: %o', async (service, person) => {
  const all = await ways();
  await all.server.grant('ada@example.com', 'patron');
  const { page, answer } = await comeBack(all, service, person);
  expect(answer.status).toBe(200);
  expect(page).toContain('We know of no support of yours');
  expect(page).toContain(`${SITE}/support`);
  expect(page).not.toContain('ticket');
});

test('log-in forgery: what came back belongs to the browser that set out', async () => {
  const all = await ways();
  await all.server.grant('ada@example.com', 'patron');
  const own = await comeBack(all, 'github', github('ada'));
  const other = cookieOf(await all.server.get('/patron/with/github'));
  // Another browser's state, none at all, and the other service's.
  for (const cookie of [other, '', other.replace('github', 'patreon')]) {
    const out = await all.server.get('/patron/with/github');
    const query = new URLSearchParams(
      all.double.allow(out.headers.get('location') ?? '', github('ada')),
    );
    const before = all.double.requests.length;
    const answer = await all.server.get(`/patron/with/github/callback?${String(query)}`, cookie);
    expect(answer.status).toBe(403);
    expect(all.double.requests.length).toBe(before);
  }
  // The ticket of one browser in another one.
  expect((await enter(all, 'github', { page: own.page, cookie: other })).status).toBe(403);
  expect((await enter(all, 'github', { page: own.page, cookie: '' })).status).toBe(403);
});

test('tickets that are made up, changed or old open nothing', async () => {
  const all = await ways();
  const id = await all.server.grant('ada@example.com', 'patron');
  const victim = await all.server.grant('bo@example.com', 'gold');
  const back = await comeBack(all, 'github', github('ada'));
  const ticket = /name="ticket" value="([^"]+)"/.exec(back.page)?.[1] ?? '';
  const [body = '', seal = ''] = ticket.split('.');
  const forged = Buffer.from(
    Buffer.from(body, 'base64url').toString().replace(id, victim),
  ).toString('base64url');
  for (const each of [`${forged}.${seal}`, `${body}.`, '', '.', `${body}.${'A'.repeat(22)}`]) {
    const answer = await all.server.post('/patron/with/github', back.cookie, { ticket: each });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  const foreign = { Origin: 'https://evil.example' };
  const answer = await all.server.post('/patron/with/github', back.cookie, { ticket }, foreign);
  expect(answer.status).toBe(403);
  all.server.clock.pass(10 * 60_000);
  expect((await enter(all, 'github', back)).status).toBe(403);
});

test('a code is spent once: the page that is loaded again begins anew', async () => {
  const all = await ways();
  await all.server.grant('ada@example.com', 'patron');
  const { callback, cookie } = await comeBack(all, 'github', github('ada'));
  const again = await all.server.get(callback, cookie);
  expect(again.status).toBe(502);
  expect(await again.text()).toContain('GitHub did not tell us who you are');
});

test.each(['reset', 'cut-off', 'no-json', 'endless', { status: 500, body: {} }] as const)(
  'a service that fails (%o) is told of, without a word of its answer',
  { timeout: 30_000 },
  async (trouble) => {
    const all = await ways();
    await all.server.grant('ada@example.com', 'patron');
    all.double.next(trouble);
    const { answer } = await comeBack(all, 'patreon', { email: 'ada@example.com' });
    expect(answer.status).toBe(502);
    expect(all.server.log).toContainEqual(
      expect.objectContaining({ event: 'log-in', by: 'patreon', state: 'failed' }),
    );
    expect(JSON.stringify(all.server.log)).not.toContain('ada@example.com');
  },
);

test('a refusal at the service, and a code that is none, lead back to the beginning', async () => {
  const { server } = await ways();
  const cookie = cookieOf(await server.get('/patron/with/github'));
  for (const query of ['error=access_denied&state=x', `code=${'x'.repeat(1001)}&state=x`, '']) {
    const answer = await server.get(`/patron/with/github/callback?${query}`, cookie);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Begin again');
  }
});

test('neither code, state nor token is logged or shown', async () => {
  const all = await ways();
  await all.server.grant('ada@example.com', 'patron');
  const { page, callback } = await comeBack(all, 'github', github('ada'));
  const { searchParams } = new URL(callback, SITE);
  const seen = JSON.stringify(all.server.log) + page;
  for (const secret of [
    searchParams.get('code'),
    searchParams.get('state'),
    'token-of',
    CLIENT.clientSecret,
  ]) {
    expect(seen).not.toContain(secret);
  }
});
