/** A newsletter whose archive is built with sealed extras in it, and the links that open them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { loadArchive } from '../../src/adapters/files/load-archive.ts';
import { withSealed } from '../../src/core/edition/web/sealed-places.ts';
import { patronSecret, unlockSecret } from '../../src/core/sealing/link-secrets.ts';
import { openMasterKey } from '../../src/core/sealing/master-key.ts';
import { sealExtra } from '../../src/core/sealing/seal-extra.ts';
import { sealFile } from '../../src/core/sealing/seal-file.ts';
import { sealRings } from '../../src/core/sealing/seal-rings.ts';
import type { SealedExtra } from '../../src/core/sealing/sealed-extra.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

export interface SealedNewsletter extends AsyncDisposable {
  readonly dist: string;
  /** Of the issue with two extras: `pricing` for supporters, `workshop` for benefactors. */
  readonly address: string;
  readonly links: {
    readonly pricing: string;
    /** By what became of them. */
    readonly supporter: string;
    readonly benefactor: string;
    readonly ended: string;
    readonly replaced: string;
    /** Supports since another month. */
    readonly newcomer: string;
  };
}

export const ATTACHMENT_BYTES = 50 * 1024 * 1024;

const ISSUE = '2023-10';
const MONTH = '2023-10';
const files = {
  'newsletter.config.ts': `export default {
  title: 'Salt & Cable',
  description: 'A monthly letter on ropes and what they hold.',
  url: 'https://ada.example.com',
  author: { name: 'Ines Okafor' },
  sender: { address: 'ines@salt.example' },
  postalAddress: '1 Quay, 00100 Harbour',
  tiers: [{ id: 'supporter', name: 'Supporters' }, { id: 'benefactor', name: 'Benefactors' }],
  support: { url: 'https://salt.example/support', pitch: 'Patrons keep this letter free.', benefits: ['The extras.'], call: 'Become a patron' },
};
`,
  'issues/2023-09.md': issue('2023-09', 'September, for everybody.'),
  [`issues/${ISSUE}.md`]: issue(
    ISSUE,
    [
      'October came with wind, and with two things for patrons.',
      '## Ropes\n\nA splice is not a knot.',
      '::extra[How the workshop was priced, and why.]{#pricing}',
      '## Cables\n\nThere are cables, too.',
      '::extra[The recording of the workshop.]{#workshop}',
      'That was October.',
    ].join('\n\n'),
  ),
};

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** `attack` is added to the benefactors' extra, as somebody would who could change what is sealed. */
export async function sealedNewsletter(attack = ''): Promise<SealedNewsletter> {
  const newsletter = await scratchNewsletter(files);
  const { root } = newsletter;
  const dist = join(root, 'dist');
  const master = await openMasterKey(new Uint8Array(32).fill(7));
  const pricing = { issueId: ISSUE, extraId: 'pricing', revision: 1 };
  const workshop = { issueId: ISSUE, extraId: 'workshop', revision: 1 };
  const epoch = (tier: string, month = MONTH) => ({ tier, month });
  const file = (path: string, bytes: Uint8Array) => sealFile(master, pricing, path, bytes);
  const picture = await file('chart.png', PIXEL);
  const book = await file('book.pdf', new Uint8Array(ATTACHMENT_BYTES).fill(1));
  const sound = await file('talk.wav', silence());
  const html = extraHtml({ picture: picture.name, book: book.name, sound: sound.name });
  const sealed = [
    await sealExtra(master, { ...pricing, html }, [epoch('supporter'), epoch('benefactor')]),
    await sealExtra(
      master,
      { ...workshop, html: `<h2>The recording</h2><p>Canary W.</p>${attack}` },
      [epoch('benefactor')],
    ),
  ];
  await buildWith(root, dist, new Map(sealed.map((extra) => [extra.id, extra])));
  const blobs = [picture, book, sound].map(({ name, bytes }) => [`sealed/${name}`, bytes] as const);
  const rings = sealRings(
    master,
    [
      { patronId: 'supporter', generation: 1, epochs: [epoch('supporter')] },
      { patronId: 'benefactor', generation: 1, epochs: [epoch('benefactor')] },
      { patronId: 'newcomer', generation: 1, epochs: [epoch('supporter', '2023-11')] },
      { patronId: 'ended', generation: 1, epochs: [] },
      { patronId: 'replaced', generation: 2, epochs: [epoch('supporter')] },
    ],
    '2023-11',
  );
  for await (const { name, bytes } of rings) await write(dist, `ring/${name}`, bytes);
  for (const [path, bytes] of blobs) await write(dist, path, bytes);
  const address = `/issues/${ISSUE}/`;
  const linkOf = async (patronId: string) => `#p=${await patronSecret(master, patronId, 1)}`;
  return {
    dist,
    address,
    links: {
      pricing: `${address}#k=${await unlockSecret(master, pricing)}`,
      supporter: await linkOf('supporter'),
      benefactor: await linkOf('benefactor'),
      ended: await linkOf('ended'),
      replaced: await linkOf('replaced'),
      newcomer: await linkOf('newcomer'),
    },
    [Symbol.asyncDispose]: () => newsletter[Symbol.asyncDispose](),
  };
}

async function buildWith(
  root: string,
  outDir: string,
  sealed: ReadonlyMap<string, SealedExtra>,
): Promise<void> {
  const loaded = await loadArchive({ root, today: () => '2024-01-01' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  const editions = loaded.value.editions.map((edition) => ({
    ...edition,
    html: withSealed(edition.html, sealed, 'en'),
  }));
  const load = async () => ({ ...loaded.value, editions });
  await createAstroSite({ root, load }).build({ outDir });
}

async function write(dist: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(join(dist, path)), { recursive: true });
  await writeFile(join(dist, path), bytes);
}

function extraHtml(names: {
  readonly picture: string;
  readonly book: string;
  readonly sound: string;
}): string {
  return `<h2 id="pricing">How the workshop was priced</h2>
<p>Canary P: twelve seats, and what each of them cost, <em>to the cent</em>.</p>
<figure><img data-sealed="/sealed/${names.picture}" data-type="image/png" alt="A chart of the costs." width="320" height="90"><figcaption>The costs.</figcaption></figure>
<ul><li>The room: 400</li><li>The ropes: 120</li></ul>
<pre tabindex="0"><code>splice --eye</code></pre>
<p><a data-sealed="/sealed/${names.book}" data-type="application/pdf" download="book.pdf" href="#">The whole book</a></p>
<audio data-sealed="/sealed/${names.sound}" data-type="audio/wav" title="the talk" controls></audio>
<p>That is all of it.</p>`;
}

/** A tenth of a second, as a WAV file of 8-bit mono at 8 kHz. */
function silence(): Uint8Array {
  const samples = 800;
  const wav = Buffer.alloc(44 + samples, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  return wav;
}

function issue(month: string, text: string): string {
  return `---
title: Letter of ${month}
date: ${month}-02
description: A letter that is long enough to be described.
---
${text}
`;
}
