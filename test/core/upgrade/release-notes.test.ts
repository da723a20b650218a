import { expect, test } from 'vitest';
import { notesBetween } from '../../../src/core/upgrade/release-notes.ts';

const CHANGELOG = `# Changelog

Words before the first version.

## [Unreleased]

- Not out yet.

## [0.10.0] - 2027-03-01

### Added

- The tenth.

## [0.2.0] - 2027-02-01

- The second.

## [0.1.0] - 2027-01-01

- The first.

[0.2.0]: https://example.com/compare/v0.1.0...v0.2.0
[0.1.0]: https://example.com/releases/v0.1.0
`;

const versions = (from: string | undefined, to: string, text = CHANGELOG) =>
  notesBetween(text, from, to).map(({ version }) => version);

test('the versions after one up to another, the newest first', () => {
  expect(versions('0.1.0', '0.10.0')).toEqual(['0.10.0', '0.2.0']);
  expect(versions('0.1.5', '0.2.0')).toEqual(['0.2.0']);
  expect(versions('0.2.0', '0.2.0')).toEqual([]);
  expect(versions('0.10.0', '0.2.0')).toEqual([]);
});

test('all of them for whoever comes from nowhere', () => {
  expect(versions(undefined, '0.2.0')).toEqual(['0.2.0', '0.1.0']);
});

test('what is unreleased is that of an installed version without a heading', () => {
  expect(versions('0.10.0', '0.11.0')).toEqual(['0.11.0']);
  expect(versions('0.2.0', '0.10.0')).toEqual(['0.10.0']);
});

test('a note has its day and its text, without heading and addresses', () => {
  expect(notesBetween(CHANGELOG, undefined, '0.1.0')).toEqual([
    { version: '0.1.0', date: '2027-01-01', text: '- The first.' },
  ]);
  const crlf = CHANGELOG.replaceAll('\n', '\r\n');
  expect(notesBetween(crlf, '0.2.0', '0.10.0')).toEqual([
    { version: '0.10.0', date: '2027-03-01', text: '### Added\n\n- The tenth.' },
  ]);
});

test('an empty part, and a text that is no changelog, tell nothing', () => {
  expect(versions(undefined, '1.0.0', '## [Unreleased]\n\n## [1.0.0]\n')).toEqual([]);
  expect(versions(undefined, '1.0.0', 'Words.')).toEqual([]);
});
