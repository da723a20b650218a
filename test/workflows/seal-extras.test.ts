import { expect, test } from 'vitest';
import { loadArchive } from '../../src/adapters/files/load-archive.ts';
import { createContent } from '../../src/adapters/files/content.ts';
import { extraLinks } from '../../src/adapters/extra-links.ts';
import { opaqueSlug } from '../../src/adapters/opaque-slug.ts';
import { proveSealed } from '../../src/core/gate/prove-sealed.ts';
import { fromBase64 } from '../../src/core/sealing/base64.ts';
import { importSecret } from '../../src/core/sealing/derive.ts';
import { patronSecret } from '../../src/core/sealing/link-secrets.ts';
import { openMasterKey } from '../../src/core/sealing/master-key.ts';
import { openByRing, openExtra, openFile } from '../../src/core/sealing/open-extra.ts';
import { openRing, type Ring, ringName } from '../../src/core/sealing/ring.ts';
import { LEAST_RINGS } from '../../src/core/sealing/seal-rings.ts';
import { readSealedExtra, type SealedExtra } from '../../src/core/sealing/sealed-extra.ts';
import type { PatronStore } from '../../src/ports/patrons.ts';
import { sealExtras } from '../../src/workflows/seal-extras.ts';
import { CONFIG, EXTRAS, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { scratchStore } from '../fakes/scratch-store.ts';

const secret = new Uint8Array(32).fill(7);
const extrasKey = { read: async () => secret };
const NOW = new Date('2023-11-20T12:00:00Z');
const SONG = new Uint8Array(5000).fill(3);

const bonus = `---
title: All about winches
date: 2023-12-01
description: What nobody else is told.
audience: patron
---
The winch was blue.
`;
const files = {
  ...soundNewsletter,
  [EXTRAS]:
    '## Pricing {#pricing}\n\nIt was priced like this.\n\n[Song](2023-10.patron/song.mp3)\n',
  'issues/2023-10.patron/song.mp3': SONG,
  'issues/2023-11-winches.md': bonus,
};

/** Seals what is in the folder, for the patrons of a store. */
async function seal(root: string, patrons: Pick<PatronStore, 'ringHolders'> | undefined) {
  const at = {
    root,
    today: () => '2023-12-02',
    opaqueSlug: async () => opaqueSlug(extrasKey),
  };
  const content = createContent(at);
  const archive = await loadArchive(at);
  const extras = await content.allExtras();
  if (!archive.ok || !extras.ok) throw new Error('The newsletter is sound.');
  const clock = { now: () => NOW };
  const sealed = await sealExtras(
    { content, extrasKey, patrons, clock },
    { archive: archive.value, extras: extras.value },
  );
  const written = new Map<string, Uint8Array<ArrayBuffer>>();
  for await (const { path, bytes } of sealed.files) written.set(path, new Uint8Array(bytes));
  const links = extraLinks({ config: archive.value.config, key: extrasKey, ...at });
  const { works } = sealed;
  return { content, archive: sealed.archive, plain: archive.value, files: written, links, works };
}

function sealedIn(html: string | undefined): SealedExtra[] {
  const found = [...(html ?? '').matchAll(/data-sealed>(\{.*?\})<\/script>/g)];
  return found.flatMap(([, json]) => readSealedExtra(json ?? '') ?? []);
}

test('the link of a mail opens its extra in the archive, and the file beside it', async () => {
  await using newsletter = await scratchNewsletter(files);
  const { content, archive, files: written, links } = await seal(newsletter.root, undefined);
  const issue = await content.issue('2023-10');
  if (!issue.ok) throw new Error('The issue is sound.');
  const extras = await content.extras(issue.value);
  if (!extras.ok) throw new Error('Its extras are sound.');
  const { page, unlock } = await links.of(issue.value, extras.value);
  expect(page).toBe('https://news.example.com/issues/2023-10/');
  const [address, key = ''] = unlock.get('pricing')?.split('#k=') ?? [];
  expect(address).toBe(page);
  const [sealed] = sealedIn(archive.editions[0]?.html);
  expect(sealed?.id).toBe('2023-10#pricing');
  if (sealed === undefined) throw new Error('It is sealed in the page.');
  const opened = await openExtra(sealed, fromBase64(key));
  expect(opened.html).toContain('It was priced like this.');
  const [, name = ''] = /data-sealed="\/sealed\/([^"]+)"/.exec(opened.html) ?? [];
  expect(opened.html).toContain('data-type="audio/mpeg"');
  const blob = written.get(`sealed/${name}`) ?? new Uint8Array();
  expect(await openFile(opened.key, name, blob)).toEqual(SONG);
});

test('an issue for patrons opens on the page that its mail leads to', async () => {
  await using newsletter = await scratchNewsletter(files);
  const { content, archive, links } = await seal(newsletter.root, undefined);
  const issue = await content.issue('2023-11-winches');
  if (!issue.ok) throw new Error('The issue is sound.');
  const { page = '', unlock } = await links.of(issue.value, []);
  const [shown] = archive.patronPages;
  expect(page).toBe(`https://news.example.com${shown?.address}`);
  const [sealed] = sealedIn(shown?.html);
  if (sealed === undefined) throw new Error('It is sealed in the page.');
  const key = unlock.get('issue')?.split('#k=')[1] ?? '';
  expect((await openExtra(sealed, fromBase64(key))).html).toContain('The winch was blue.');
  expect(JSON.stringify([archive.editions, archive.patronPages])).not.toContain('winch');
});

test.each([
  [
    'a comment below the title of another’s page',
    'reading: [2023-05-01-knots-aaaaaaaa]',
    'Says x.',
  ],
  ['a list of few words', 'number: 7', '- one euro\n- two euros\n\nThat\\\nis it.'],
  ['a table of few words', 'number: 7', '| a | b |\n| - | - |\n| c | d |'],
])('a short issue for patrons with %s is known again', async (_what, field, text) => {
  await using newsletter = await scratchNewsletter({
    ...files,
    'issues/2023-11-winches.md': bonus
      .replace('All about winches', 'Winches')
      .replace('audience', `${field}\naudience`)
      .replace('The winch was blue.', text),
    'links/2023/2023-05-01-knots-aaaaaaaa.md':
      '---\ntitle: Knots and what they are for\nurl: https://knots.example/\nadded: 2023-05-01\nstatus: used\n---\nSays canary again.\n',
  });
  const { archive, files: written, works } = await seal(newsletter.root, undefined);
  const proof = proveSealed(works);
  const pages = [...archive.editions, ...archive.patronPages];
  for (const { id, html } of pages) await proof.look(`${id}.html`, new TextEncoder().encode(html));
  for (const [path, bytes] of written) await proof.look(path, bytes);
  expect(await proof.problems(async (path) => written.get(path) ?? new Uint8Array())).toEqual([]);
});

async function ringOf(
  store: PatronStore,
  address: string,
  written: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
) {
  const entry = await store.find({ address: { spelling: address, key: address } });
  if (entry === undefined) throw new Error('Nobody is at the address.');
  const { id, generation } = entry.patron;
  const patron = await importSecret(
    fromBase64(await patronSecret(await openMasterKey(secret), id, generation)),
  );
  const name = await ringName(patron);
  return openRing(patron, name, written.get(`ring/${name}`) ?? new Uint8Array());
}

const isOpenedBy = (ring: Ring) => async (sealed: SealedExtra) =>
  (await openByRing(sealed, ring)) !== undefined;

test.each([
  ['all', '2023-11-05T00:00:00Z', { paying: [true, true], left: [true, false] }],
  ['since-join', '2023-12-05T00:00:00Z', { paying: [false, true], left: [false, true] }],
  ['while-paying', '2023-12-05T00:00:00Z', { paying: [true, true], left: [false, false] }],
] as const)('with “%s” a ring opens what it should', async (policy, joined, expected) => {
  let now = new Date(joined);
  await using newsletter = await scratchNewsletter({
    ...files,
    [CONFIG]:
      soundNewsletter[CONFIG]?.replace(
        'export default {',
        `export default { extras: { backCatalogue: '${policy}' },`,
      ) ?? '',
  });
  const tiers = [{ id: 'patron', name: 'Patrons' }];
  const { patrons } = await scratchStore(tiers, () => now);
  const grant = (state: 'active' | 'ended', address: string) =>
    patrons.applyGrant('by-hand', {
      member: address,
      address: { spelling: address, key: address },
      name: undefined,
      tier: 'patron',
      state,
      since: undefined,
      expiresAt: undefined,
      toldAt: now,
    });
  await grant('active', 'bo@example.com');
  await grant('active', 'cy@example.com');
  now = new Date(now.getTime() + 60_000);
  await grant('ended', 'cy@example.com');
  const { archive, files: written } = await seal(newsletter.root, patrons);
  const sealed = [...archive.editions, ...archive.patronPages].flatMap(({ html }) =>
    sealedIn(html),
  );
  expect(sealed).toHaveLength(2);
  for (const [address, opens] of [
    ['bo@example.com', expected.paying],
    ['cy@example.com', expected.left],
  ] as const) {
    const ring = await ringOf(patrons, address, written);
    expect(await Promise.all(sealed.map(isOpenedBy(ring))), address).toEqual(opens);
  }
  expect([...written.keys()].filter((path) => path.startsWith('ring/'))).toHaveLength(LEAST_RINGS);
});

test('a build is the same twice, and pages are kept only while their extras are the same', async () => {
  await using newsletter = await scratchNewsletter(files);
  const first = await seal(newsletter.root, undefined);
  const second = await seal(newsletter.root, undefined);
  expect(second.archive).toEqual(first.archive);
  expect(second.files).toEqual(first.files);
  expect(first.archive.editions[0]?.digest).not.toBe(first.plain.editions[0]?.digest);
});
