import { expect, test } from 'vitest';
import { checkPublic } from '../../../src/core/page/check-public.ts';

const issues = [
  {
    id: '2023-10',
    path: 'issues/2023-10.md',
    slug: 'ropes',
    aliases: ['/p/ropes/', '/2023/ropes.html', '/p/%C3%BC'],
  },
];
const beside = {
  issues,
  issueFiles: ['issues/2023-10.md', 'issues/2023-10/map.png'],
  pages: [{ address: '/about/', path: 'pages/about.md' }],
};
const reasonOf = (path: string): string | undefined => {
  const [found, ...more] = checkPublic([path], beside);
  expect(more).toEqual([]);
  if (found !== undefined) expect(found).toMatchObject({ id: 'public/in-place', file: path });
  return found?.reason;
};

test.each([
  ['public/rss.xml', 'The file stands at /rss.xml in the place of'],
  ['public/index.html', 'in the place of'],
  ['public/llms.txt', 'in the place of'],
  ['public/links/index.html', 'in the place of'],
  ['public/tags/rope.xml', 'if it has something'],
  ['public/issues/index.html', 'in the place of'],
  ['public/issues/ropes/index.html', 'what is made of issues/2023-10.md'],
  ['public/issues/ropes/index.md', 'what is made of issues/2023-10.md'],
  ['public/about/index.md', 'the Markdown of pages/about.md'],
  ['public/search/index.json', 'The build’s own takes its place'],
  ['public/issues/ropes/map.png', 'issues/2023-10/map.png takes its place'],
  ['public/p/ropes/index.html', 'leads nobody on to issues/2023-10.md'],
  ['public/p/ropes', 'leads nobody on'],
  ['public/2023/ropes.html', 'leads nobody on'],
  ['public/p/ü/index.html', 'leads nobody on'],
])('%s is told of', (path, reason) => expect(reasonOf(path)).toContain(reason));

test.each([
  'public/icon.svg',
  'public/favicon.ico',
  'public/share/home.png',
  'public/_headers',
  'public/_redirects',
  'public/.well-known/security.txt',
  'public/issues/2022-01/index.html',
  'public/issues/ropes/slides.pdf',
  'public/links/chart.png',
  'public/p/other/index.html',
  'public/guide/index.html',
  'public/fonts/a.woff2',
])('%s is nobody else’s', (path) => expect(reasonOf(path)).toBeUndefined());
