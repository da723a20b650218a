/** Every known way to have a server ask what only it can reach (SSRF), and that none of them works. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWebFetcher } from '../../../src/adapters/web/web-fetcher.ts';
import type { Reach, ResolvedAddress } from '../../../src/adapters/web/guarded-connector.ts';
import { isPublicAddress } from '../../../src/core/web/public-address.ts';
import type { WebAnswer, WebFailure } from '../../../src/ports/web.ts';
import { localFetcher, localServer } from '../../fakes/local-web.ts';

const userAgent = 'Roundup';
/** As it goes out into the world; a name may lead where a test says, and no further. */
const fetcherTo = (...addresses: readonly string[]) =>
  createWebFetcher({
    userAgent,
    resolve: async () => addresses.map(resolved),
    limits: { connectMs: 200, overallMs: 2_000 },
  });
const resolved = (address: string): ResolvedAddress => ({
  address,
  family: address.includes(':') ? 6 : 4,
});
const reason = (answer: WebAnswer | WebFailure): string =>
  answer.kind === 'failure' ? answer.reason : `answer ${answer.status}`;
/** For what is refused by its spelling: whoever looks the name up gets another failure. */
const unaskedFetcher = createWebFetcher({
  userAgent,
  resolve: () => Promise.reject(new Error('Nobody may look it up.')),
});
/** Whoever looks a name up for it would reach 127.0.0.1. */
const ask = async (url: string): Promise<string> =>
  reason(await fetcherTo('127.0.0.1').fetch({ url }));

const literals: Readonly<Record<string, string>> = {
  loopback: 'http://127.0.0.1/',
  'loopback elsewhere in its network': 'http://127.255.3.9/',
  decimal: 'http://2130706433/',
  octal: 'http://0177.0.0.1/',
  'octal in one number': 'http://017700000001/',
  hex: 'http://0x7f000001/',
  'hex by parts': 'http://0x7f.0x0.0x0.0x1/',
  'short form': 'http://127.1/',
  'trailing dot': 'http://127.0.0.1./',
  'full-width digits': 'http://１２７.０.０.１/',
  'ideographic full stops': 'http://127。0。0。1/',
  'half-width full stops': 'http://127｡0｡0｡1/',
  'circled digits': 'http://①②⑦.⓪.⓪.①/',
  'percent-encoded': 'http://%31%32%37.0.0.1/',
  'unspecified, 0.0.0.0': 'http://0.0.0.0/',
  'unspecified, 0': 'http://0/',
  'private, 10/8': 'http://10.0.0.1/',
  'private, 172.16/12': 'http://172.31.255.255/',
  'private, 192.168/16': 'http://192.168.1.1/',
  'carrier-grade NAT': 'http://100.64.0.1/',
  'link-local, the clouds’ metadata': 'http://169.254.169.254/latest/meta-data/',
  'metadata as a number': 'http://2852039166/',
  'metadata of Alibaba': 'http://100.100.100.200/',
  'metadata of Oracle': 'http://192.0.0.192/',
  'metadata of Azure': 'http://168.63.129.16/',
  'metadata of AWS by IPv6': 'http://[fd00:ec2::254]/',
  documentation: 'http://192.0.2.1/',
  benchmarks: 'http://198.18.0.1/',
  multicast: 'http://224.0.0.1/',
  broadcast: 'http://255.255.255.255/',
  reserved: 'http://240.0.0.1/',
  'IPv6 loopback': 'http://[::1]/',
  'IPv6 loopback, long': 'http://[0:0:0:0:0:0:0:1]/',
  'IPv6 unspecified': 'http://[::]/',
  'IPv6 link-local': 'http://[fe80::1]/',
  'IPv6 with a zone': 'http://[fe80::1%25eth0]/',
  'IPv6 with a zone, public': 'http://[2606:4700::1111%25lo]/',
  'IPv6 unique local': 'http://[fc00::1]/',
  'IPv6 site-local': 'http://[fec0::1]/',
  'IPv6 multicast': 'http://[ff02::1]/',
  'IPv6 documentation': 'http://[2001:db8::1]/',
  'IPv6 documentation, new': 'http://[3fff::1]/',
  'IPv6 discard': 'http://[100::1]/',
  'IPv4-mapped': 'http://[::ffff:127.0.0.1]/',
  'IPv4-mapped, hex': 'http://[::ffff:7f00:1]/',
  'IPv4-compatible': 'http://[::127.0.0.1]/',
  'IPv4-translated': 'http://[::ffff:0:127.0.0.1]/',
  NAT64: 'http://[64:ff9b::7f00:1]/',
  'NAT64, local': 'http://[64:ff9b:1::7f00:1]/',
  '6to4': 'http://[2002:7f00:1::]/',
  Teredo: 'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
};

test.each(Object.entries(literals))('literal: %s', async (_name, url) => {
  expect(await ask(url)).toBe('refused');
});

const names: Readonly<Record<string, string>> = {
  localhost: 'http://localhost/',
  'localhost with a dot': 'http://localhost./',
  'localhost in capitals': 'http://LOCALHOST/',
  'localhost in circles': 'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
  'below localhost': 'http://app.localhost/',
  '.local': 'http://printer.local/',
  '.internal, Google’s metadata': 'http://metadata.google.internal/computeMetadata/v1/',
  '.internal with an ideographic dot': 'http://metadata。google。internal/',
  '.home.arpa': 'http://router.home.arpa/',
  'one word': 'http://metadata/',
};

test.each(Object.entries(names))('name: %s', async (_name, url) => {
  expect(reason(await unaskedFetcher.fetch({ url }))).toBe('refused');
});

const schemes: Readonly<Record<string, string>> = {
  gopher: 'gopher://example.com:70/_x',
  file: 'file:///etc/passwd',
  ftp: 'ftp://example.com/',
  data: 'data:text/html,x',
  javascript: 'javascript:alert(1)',
  dict: 'dict://127.0.0.1:11211/stats',
  ws: 'ws://example.com/',
  'no scheme': 'example.com',
  credentials: 'http://user:password@example.com/',
  'a user': 'http://user@example.com/',
  'a host hidden behind credentials': 'http://example.com@127.0.0.1/',
  'port 22': 'http://example.com:22/',
  'port 8080': 'http://example.com:8080/',
  'port 6379 behind https': 'https://example.com:6379/',
  'port 25 by line break': 'http://example.com:2\n5/',
};

test.each(Object.entries(schemes))('scheme, credentials, port: %s', async (_name, url) => {
  expect(reason(await unaskedFetcher.fetch({ url }))).toBe('refused');
});

test('by DNS: a public name that leads inside', async () => {
  for (const inside of [
    '127.0.0.1',
    '::1',
    '::ffff:10.0.0.1',
    '169.254.169.254',
    '64:ff9b::a00:1',
  ]) {
    const answer = await fetcherTo(inside).fetch({ url: 'http://blog.example.com/' });
    expect(reason(answer), inside).toBe('refused');
  }
});

test('by DNS: of several addresses only those outside are tried', async () => {
  await using server = await localServer(
    (_request, response) => response.end('inside'),
    undefined,
    '127.0.0.2',
  );
  await using other = await localServer((_request, response) => response.end('outside'));
  const resolve = async () => ['127.0.0.2', '127.0.0.1', '::1'].map(resolved);
  const answer = await localFetcher({ resolve }).fetch({
    url: `http://a.example.com:${server.port}/`,
  });
  expect(reason(answer)).toBe('unreachable');
  expect(server.requests).toEqual([]);
  expect(
    reason(await localFetcher({ resolve }).fetch({ url: `http://a.example.com:${other.port}/` })),
  ).toBe('answer 200');
});

test.each([
  ['to loopback', 'http://127.0.0.2:PORT/'],
  ['to a number', 'http://2130706434:PORT/'],
  ['to a scheme', 'gopher://127.0.0.1:PORT/'],
  ['to a file', 'file:///etc/passwd'],
  ['to credentials', 'http://user:password@a.example.com:PORT/'],
  ['to localhost', '//localhost:PORT/'],
  ['to IPv6', 'http://[::ffff:127.0.0.2]:PORT/'],
  ['to nonsense', 'http://[/'],
])('by redirect %s', async (_name, location) => {
  await using server = await localServer((_request, response) => {
    response.writeHead(302, { Location: location.replace('PORT', String(server.port)) }).end();
  });
  const answer = await localFetcher().fetch({ url: `http://a.example.com:${server.port}/` });
  expect(reason(answer)).toBe('refused');
  expect(server.requests).toEqual(['GET /']);
});

test('by redirect to another port', async () => {
  await using inner = await localServer((_request, response) => response.end('inside'));
  await using server = await localServer((_request, response) => {
    response.writeHead(307, { Location: `http://a.example.com:${inner.port}/` }).end();
  });
  const reach: Reach = { address: () => true, port: (port) => port === server.port };
  const answer = await localFetcher({ reach }).fetch({
    url: `http://a.example.com:${server.port}/`,
  });
  expect(reason(answer)).toBe('refused');
  expect(inner.requests).toEqual([]);
});

test('by rebinding: a name that is outside for the check and inside for the connection', async () => {
  await using inner = await localServer(
    (_request, response) => response.end('inside'),
    undefined,
    '127.0.0.2',
  );
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [resolved(asked === 1 ? '127.0.0.1' : '127.0.0.2')];
  };
  const url = `http://a.example.com:${inner.port}/`;
  expect(reason(await localFetcher({ resolve }).fetch({ url }))).toBe('unreachable');
  expect(asked).toBe(1);
  expect(inner.requests).toEqual([]);
});

test('by rebinding: a name that leads inside once it has redirected to itself', async () => {
  await using outer = await localServer((_request, response) =>
    response.writeHead(302, { Location: '/again' }).end(),
  );
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [resolved(asked === 1 ? '127.0.0.1' : '127.0.0.2')];
  };
  const url = `http://a.example.com:${outer.port}/`;
  expect(reason(await localFetcher({ resolve }).fetch({ url }))).toBe('refused');
  expect(asked).toBe(2);
  expect(outer.requests).toEqual(['GET /']);
});

test('by a peer that is another than the one looked up', async () => {
  await using server = await localServer((_request, response) => response.end('inside'));
  let judged = 0;
  // Passes when it is looked up, and no longer when the connection stands.
  const reach: Reach = { port: () => true, address: () => (judged += 1) === 1 };
  const answer = await localFetcher({ reach }).fetch({
    url: `http://a.example.com:${server.port}/`,
  });
  expect(reason(answer)).toBe('refused');
  expect(judged).toBe(2);
  expect(server.requests).toEqual([]);
});

test('no proxy of the environment is asked', async () => {
  await using proxy = await localServer((_request, response) => response.end('by proxy'));
  await using server = await localServer((_request, response) => response.end('direct'));
  const names = ['http_proxy', 'HTTP_PROXY', 'NODE_USE_ENV_PROXY'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = `http://127.0.0.1:${proxy.port}`;
  try {
    await localFetcher().fetch({ url: `http://a.example.com:${server.port}/` });
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  expect(proxy.requests).toEqual([]);
  expect(server.requests).toEqual(['GET /']);
});

test('what the public web is made of is not refused', () => {
  for (const address of ['1.1.1.1', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::200e']) {
    expect(isPublicAddress(address), address).toBe(true);
  }
  for (const none of ['', 'example.com', '1.1.1.1.1', 'fe80::1%eth0', '2606:4700::1%lo']) {
    expect(isPublicAddress(none) && none !== none).toBe(false);
  }
});

test('no IPv4 address in disguise is public, whichever it is', () => {
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      for (const prefix of ['::ffff:', '::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::']) {
        expect(isPublicAddress(prefix + ip)).toBe(false);
      }
    }),
  );
});

test('however an inner address is written as a number, it is refused', async () => {
  const inner = fc.oneof(
    fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
  );
  const radix = fc.constantFrom(8, 10, 16);
  const fetcher = fetcherTo('127.0.0.1');
  const digits = (value: number, base: number): string =>
    `${base === 8 ? '0' : base === 16 ? '0x' : ''}${value.toString(base)}`;
  await fc.assert(
    fc.asyncProperty(inner, fc.nat(3), radix, async (octets, joined, base) => {
      const last = octets.slice(joined).reduce((sum, octet) => sum * 256 + octet, 0);
      const parts = [...octets.slice(0, joined), last].map((part) => digits(part, base));
      expect(reason(await fetcher.fetch({ url: `http://${parts.join('.')}/` }))).toBe('refused');
    }),
  );
});
