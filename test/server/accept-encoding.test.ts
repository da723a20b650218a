import { expect, test } from 'vitest';
import { acceptedCodings } from '../../src/server/accept-encoding.ts';

test.each<[string | null, string]>([
  [null, 'identity'],
  ['', 'identity'],
  ['identity', 'identity'],
  ['br', 'br identity'],
  ['gzip', 'gzip identity'],
  ['x-gzip', 'gzip identity'],
  ['GZip, BR', 'br gzip identity'],
  ['gzip, deflate, br, zstd', 'br gzip identity'],
  ['gzip;q=1.0, br;q=0.5', 'gzip br identity'],
  ['br;q=0.5, identity', 'identity br'],
  ['br ; q=0.5 , gzip\t;\tq=0.8', 'gzip br identity'],
  ['br;q=0, gzip', 'gzip identity'],
  ['br;q=0.000', 'identity'],
  ['*', 'br gzip identity'],
  ['*;q=0', ''],
  ['*;q=0, br', 'br'],
  ['*;q=0, identity', 'identity'],
  ['identity;q=0', ''],
  ['identity;q=0, br', 'br'],
  ['identity;q=0, *', 'br gzip'],
  ['identity;q=0.1, gzip;q=0.05', 'identity gzip'],
  ['deflate', 'identity'],
  ['br;q=2', 'identity'],
  ['br;q=-1', 'identity'],
  ['br;q=0.1234', 'identity'],
  ['br;level=11', 'identity'],
  [',,;q=1,=,br', 'br identity'],
  ['__proto__, constructor;q=0', 'identity'],
])('%j is answered with the first there is of: %s', (header, expected) => {
  expect(acceptedCodings(header).join(' ')).toBe(expected);
});
