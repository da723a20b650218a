/** The resolver against a real DNS server: what is there, what is not, and what cannot be known. */
import { expect, test } from 'vitest';
import { nodeDns } from '../../../src/adapters/dns/node-dns.ts';
import { dnsDouble, type Zone } from '../../fakes/dns-double.ts';

const long = `v=DKIM1; k=rsa; p=${'A'.repeat(700)}`;
const zone: Zone = {
  'letter.dev': {
    TXT: ['v=spf1 -all', 'something else'],
    MX: [
      [20, 'mx2.Letter.dev'],
      [10, 'mx1.letter.dev'],
    ],
    A: ['192.0.2.1'],
  },
  'null.letter.dev': { MX: [[0, '.']] },
  's1._domainkey.letter.dev': { CNAME: 's1.provider.net' },
  's1.provider.net': { TXT: [long] },
  'broken.letter.dev': { instead: 'failure' },
  'slow.letter.dev': { instead: 'silence' },
};

test('what is there is read, and a CNAME is followed', async () => {
  await using server = await dnsDouble(zone);
  const dns = nodeDns({ server: server.address });
  expect(await dns.txt('letter.dev')).toEqual({ records: ['v=spf1 -all', 'something else'] });
  expect(await dns.mx('letter.dev')).toEqual({
    records: [
      { exchange: 'mx1.letter.dev', priority: 10 },
      { exchange: 'mx2.letter.dev', priority: 20 },
    ],
  });
  expect(await dns.mx('null.letter.dev')).toEqual({ records: [{ exchange: '', priority: 0 }] });
  expect(await dns.addresses('letter.dev')).toEqual({ records: ['192.0.2.1'] });
  expect(await dns.cname('s1._domainkey.letter.dev')).toEqual({ records: ['s1.provider.net'] });
});

test('an answer that is cut off is asked for again by TCP', async () => {
  await using server = await dnsDouble(zone);
  const dns = nodeDns({ server: server.address });
  expect(await dns.txt('s1._domainkey.letter.dev')).toEqual({ records: [long] });
  expect(server.questions).toEqual([
    'TXT s1._domainkey.letter.dev',
    'tcp TXT s1._domainkey.letter.dev',
  ]);
});

test('a name, or a type, that is not there has no records', async () => {
  await using server = await dnsDouble(zone);
  const dns = nodeDns({ server: server.address });
  expect(await dns.txt('nobody.letter.dev')).toEqual({ records: [] });
  expect(await dns.txt('null.letter.dev')).toEqual({ records: [] });
  expect(await dns.addresses('null.letter.dev')).toEqual({ records: [] });
});

test('what cannot be known is told with its reason', async () => {
  await using server = await dnsDouble(zone);
  const dns = nodeDns({ server: server.address, timeoutMs: 50 });
  expect(await dns.txt('broken.letter.dev')).toEqual({
    failed: 'the DNS server failed (SERVFAIL)',
  });
  expect(await dns.txt('slow.letter.dev')).toEqual({
    failed: 'the DNS server did not answer in time',
  });
  expect(await dns.txt('a..letter.dev')).toEqual({ failed: 'the name is no name of the DNS' });
});

test('no server at all is an answer, too', async () => {
  const gone = await dnsDouble({});
  await gone[Symbol.asyncDispose]();
  const dns = nodeDns({ server: gone.address, timeoutMs: 50 });
  expect(await dns.mx('letter.dev')).toHaveProperty('failed');
});
