import { expect, test } from 'vitest';
import { zlibPacker } from '../../src/adapters/zlib-packer.ts';
import { configSchema } from '../../src/config/schema.ts';
import { openMasterKey } from '../../src/core/sealing/master-key.ts';
import { unlockSecret } from '../../src/core/sealing/link-secrets.ts';
import { guardEditions } from '../../src/workflows/guard-editions.ts';
import { extrasFrom } from '../core/issue/extras-from.ts';
import { issueOf } from '../core/edition/compact-issue.ts';
import { edition } from './publication.ts';

const SECRET = 'It brought in exactly nine thousand and forty crowns after the room was paid.';
const [extra] = extrasFrom(`## How {#pricing}\n\n${SECRET}\n`);
if (extra === undefined) throw new Error('There is an extra.');
const extras = [extra];
const master = await openMasterKey(new Uint8Array(32));
const key = await unlockSecret(master, { issueId: '2023-10', extraId: 'pricing', revision: 1 });
const link = `https://news.example.com/issues/2023-10/#k=${key}`;
const API_KEY = 'SG.not-a-real-key-of-anybody';
const config = configSchema.parse({
  title: 'Test',
  description: 'A newsletter for tests.',
  url: 'https://news.example.com',
  author: { name: 'Ada' },
  sender: { address: 'ada@example.com' },
  postalAddress: 'Street 1, Town',
  tiers: [
    { id: 'patron', name: 'Patrons' },
    { id: 'gold', name: 'Gold' },
  ],
});
const ports = {
  content: {
    allExtras: async () => ({ ok: true, value: extras, warnings: [] }) as const,
    extraFile: async () => new Uint8Array(),
    shownComments: async () => new Set<string>(),
    issue: async () => ({ ok: true, value: issueOf('Hello.'), warnings: [] }) as const,
    extras: async () => ({ ok: true, value: extras, warnings: [] }) as const,
  },
  packer: zlibPacker,
  secrets: [
    { name: 'SENDGRID_API_KEY', tier: undefined, bytes: new TextEncoder().encode(API_KEY) },
  ],
  extraLinks: { of: async () => ({ page: undefined, unlock: new Map([['pricing', link]]) }) },
};

function guarded(over: Readonly<Record<string, Partial<ReturnType<typeof edition>>>>) {
  const editions = new Map(
    ['public', 'patron', 'gold'].map((tier) => [tier, edition(tier, over[tier])]),
  );
  return guardEditions(ports, config, { issueId: '2023-10', editions });
}

test('editions that hold what their tier may read pass', async () => {
  const html = `<p>${SECRET}</p><a href="${link}">Open it</a>`;
  expect(await guarded({ patron: { html }, gold: { html } })).toEqual([]);
});

test.each(['subject', 'preheader', 'html', 'text'] as const)(
  'an extra in the %s of a lower edition is told',
  async (part) => {
    const [leak, ...others] = await guarded({ public: { [part]: SECRET } });
    expect(leak).toContain('the edition for public');
    expect(leak).toContain('text of 2023-10#pricing, for patron');
    expect(leak).not.toContain('crowns');
    expect(others).toEqual([]);
  },
);

test('a link that opens an extra is told in a lower edition', async () => {
  const found = await guarded({ public: { html: `<a href="${link}">Open it</a>` } });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('key of 2023-10#pricing, for patron, as base64');
  expect(found[0]).not.toContain(key.slice(0, 8));
});

test('a key of this machine is told in every edition, without a word of it', async () => {
  const found = await guarded({ gold: { text: `Look: ${API_KEY}` } });
  expect(found).toEqual(['the edition for gold (text): key of SENDGRID_API_KEY, near byte 6']);
});
