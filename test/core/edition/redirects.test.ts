import { expect, test } from 'vitest';
import { projectPublic } from '../../../src/core/edition/project.ts';
import {
  hostRedirects,
  jsonRedirects,
  nginxRedirects,
  redirectPage,
  redirectPageAddress,
  redirectsOf,
} from '../../../src/core/edition/redirects.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import { context, issueOf } from './compact-issue.ts';

const aliases = ['/p/old/', '/%C3%BC.html', '/a.php'];
const edition = await renderWebEdition(
  projectPublic(issueOf('Text.', { aliases, title: 'Ropes & <knots>' })),
  context.config,
);
const list = redirectsOf([edition]);

test('the files for hosts have each address with and without its slash', () => {
  expect(hostRedirects(list)).toBe(
    [
      '/a.php /issues/2023-10/ 301',
      '/a.php/ /issues/2023-10/ 301',
      '/p/old /issues/2023-10/ 301',
      '/p/old/ /issues/2023-10/ 301',
      '/%C3%BC.html /issues/2023-10/ 301',
      '/%C3%BC.html/ /issues/2023-10/ 301',
      '',
    ].join('\n'),
  );
  expect(nginxRedirects(list)).toContain('"/ü.html" "/issues/2023-10/";\n');
  expect(JSON.parse(jsonRedirects(list))).toEqual({
    '/a.php': '/issues/2023-10/',
    '/p/old': '/issues/2023-10/',
    '/ü.html': '/issues/2023-10/',
  });
});

test('each has a page where a page can be', () => {
  expect(list.map(redirectPageAddress)).toEqual([undefined, '/p/old/index.html', '/ü.html']);
});

test('the page leads on without a script, and search engines are told where', () => {
  const [first] = list;
  if (first === undefined) throw new Error('There is one.');
  const html = redirectPage(first, { url: 'https://salt.example', language: 'en' });
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).toContain('<link rel="canonical" href="https://salt.example/issues/2023-10/">');
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=/issues/2023-10/">');
  expect(html).toContain('<a href="/issues/2023-10/">Ropes &#x26; &#x3C;knots&#x3E;</a>');
});
