/** What the Wayback Machine tells is only taken where it is one of its own snapshots. */
import { expect, test } from 'vitest';
import {
  dayOfSnapshot,
  snapshotIn,
  snapshotQuestion,
} from '../../../src/core/link-check/snapshot.ts';

const answer = (closest: unknown): string =>
  JSON.stringify({ url: 'example.com', archived_snapshots: { closest } });
const url = 'http://web.archive.org/web/20210903000000/https://example.com/a?b=c';
const sound = { status: '200', available: true, url, timestamp: '20210903000000' };

test('the question names the page whole, and the day', () => {
  expect(snapshotQuestion('https://example.com/a?b=c&d', '2021-09-03')).toBe(
    'https://archive.org/wayback/available?url=https%3A%2F%2Fexample.com%2Fa%3Fb%3Dc%26d&timestamp=20210903',
  );
});

test('a snapshot is filed with https', () => {
  expect(snapshotIn(answer(sound))).toBe(url.replace('http:', 'https:'));
});

test.each([
  ['none', answer(undefined)],
  ['one of an error page', answer({ ...sound, status: '404' })],
  ['one that is not available', answer({ ...sound, available: false })],
  ['one elsewhere', answer({ ...sound, url: 'https://evil.example.com/web.archive.org' })],
  ['a script', answer({ ...sound, url: 'javascript:alert(1)' })],
  ['no JSON', '<html>'],
  ['another JSON', '[]'],
])('%s is none', (_what, body) => {
  expect(snapshotIn(body)).toBeUndefined();
});

test.each([
  ['https://web.archive.org/web/20210903120000/https://example.com/web/1999', '2021-09-03'],
  ['https://web.archive.org/web/2023/https://example.com/', '2023'],
  ['https://web.archive.org/details/https://example.com/', undefined],
])('the day of %s is %s', (address, day) => {
  expect(dayOfSnapshot(address)).toBe(day);
});
