import { expect, test } from 'vitest';
import { configSchema } from '../../src/config/schema.ts';
import { UNSUBSCRIBE_TOKEN_TAG } from '../../src/core/delivery/personal-parts.ts';
import { diagnostic } from '../../src/core/diagnostics.ts';
import { createMailPreview } from '../../src/server/mail-preview.ts';

const config = configSchema.parse({
  title: 'Ropes & <Knots>',
  description: 'A newsletter.',
  url: 'https://news.example.com',
  author: { name: 'Ada' },
  sender: { address: 'ada@example.com' },
  postalAddress: 'Street 1',
  tiers: [{ id: 'patron', name: 'Patrons' }],
});

const edition = (tier: string) => ({
  issueId: '2023-10',
  tier,
  subject: 'A <b>subject</b>',
  preheader: 'Preheader',
  html: `<p>${tier} https://news.example.com/u/${UNSUBSCRIBE_TOKEN_TAG}</p>`,
  text: `${tier} text`,
  origins: [],
  nameFallbacks: [],
});

const preview = createMailPreview({
  config: async () => config,
  issueIds: async () => ['2023-09', '2023-10'],
  preview: async (issueId) => ({
    address: `/issues/${issueId}/`,
    editions: new Map(
      issueId === '2023-10' ? ['public', 'patron'].map((tier) => [tier, edition(tier)]) : [],
    ),
    diagnostics: [
      diagnostic(
        'yaml/syntax',
        { file: 'issues/2023-09.md', line: 2, column: 1 },
        { reason: 'No <YAML>.' },
      ),
    ],
  }),
});

async function get(path: string): Promise<{ status: number; text: string }> {
  const answer = await preview.fetch(new Request(`http://127.0.0.1${path}`));
  return { status: answer.status, text: await answer.text() };
}

test('the index names every issue and tier', async () => {
  const { text } = await get('/_mail/');
  expect(text).toContain('href="/_mail/2023-10/?tier=patron"');
  expect(text).toContain('Ropes &amp; &lt;Knots&gt;');
});

test('an edition is shown beside its page, with nothing of it run', async () => {
  const { text } = await get('/_mail/2023-10/?tier=patron');
  expect(text).toContain('src="/issues/2023-10/"');
  expect(text).toContain('sandbox="allow-popups" src="/_mail/2023-10/patron.html"');
  expect(text).toContain('A &lt;b&gt;subject&lt;/b&gt;');
});

test('HTML and text are what is sent, but for the token', async () => {
  expect(await get('/_mail/2023-10/patron.html')).toEqual({
    status: 200,
    text: '<p>patron https://news.example.com/u/preview</p>',
  });
  expect(await get('/_mail/2023-10/public.txt')).toEqual({ status: 200, text: 'public text' });
});

test('an issue with errors shows them where it would be', async () => {
  const { text } = await get('/_mail/2023-09/');
  expect(text).toContain('issues/2023-09.md:2:1');
  expect(text).toContain('No &lt;YAML&gt;.');
});

test('what is no edition is not found', async () => {
  expect(await get('/_mail/2023-10/gold.html')).toMatchObject({ status: 404 });
  expect(await get('/_mail/2023-10/..%2fpublic.html')).toMatchObject({ status: 404 });
});
