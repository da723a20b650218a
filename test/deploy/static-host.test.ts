/** What a static host is told to send is what the server sends with the archive. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { ROOT } from '../source-tree.ts';

test('deploy/_headers has the archive’s policy, with the server as a place for forms and their script', () => {
  const server = 'https://mail.example.com';
  const text = readFileSync(join(ROOT, 'deploy/_headers'), 'utf8');
  const rules = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(rules[0]).toBe('/*');
  const headers = Object.fromEntries(
    rules.slice(1).map((line) => /^ {2}([A-Za-z-]+): (.+)$/.exec(line)?.slice(1) ?? [line]),
  );
  expect(headers['Content-Security-Policy']).toBe(archivePolicy({ postsTo: [server] }));
  expect(Object.keys(headers)).toEqual([
    'Cache-Control',
    'Content-Security-Policy',
    'Cross-Origin-Opener-Policy',
    'Permissions-Policy',
    'Referrer-Policy',
    'Strict-Transport-Security',
    'X-Content-Type-Options',
    'X-Frame-Options',
  ]);
});
