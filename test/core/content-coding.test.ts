import { expect, test } from 'vitest';
import { fileOfSidecar, isWorthCompressing } from '../../src/core/content-coding.ts';

test.each([
  ['index.html', 1024, true],
  ['index.html', 1023, false],
  ['feed.json', 5000, true],
  ['rss.xml', 5000, true],
  ['favicon.SVG', 5000, true],
  ['app.webmanifest', 5000, true],
  ['photo.jpg', 5000, false],
  ['font.woff2', 5000, false],
  ['talk.mp3', 5000, false],
  ['index.html.br', 5000, false],
  ['html', 5000, false],
  ['a.html/README', 5000, false],
])('%s of %d bytes is worth compressing: %s', (path, bytes, expected) => {
  expect(isWorthCompressing(path, bytes)).toBe(expected);
});

test.each([
  ['issues/index.html.br', 'issues/index.html'],
  ['feed.json.gz', 'feed.json'],
  ['archive.tar.gz', undefined],
  ['photo.png.br', undefined],
  ['index.html', undefined],
  ['.br', undefined],
])('%s is the sidecar of %s', (path, file) => {
  expect(fileOfSidecar(path)).toBe(file);
});
