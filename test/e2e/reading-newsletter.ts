/** A newsletter to read: long issues with code, notes and pictures of every kind. */
import { join } from 'node:path';
import sharp from 'sharp';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { type ScratchNewsletter, scratchNewsletter } from '../fakes/scratch-newsletter.ts';

export interface ReadingNewsletter extends ScratchNewsletter {
  readonly dist: string;
}

const CONFIG = `export default {
  title: 'Salt "&" Cable',
  description: 'A monthly letter on ropes and what they hold.',
  url: 'https://salt.example',
  author: { name: 'Ines Okafor', bio: 'Rigger.' },
  sender: { address: 'ines@salt.example' },
  postalAddress: '1 Quay, 00100 Harbour',
  share: ['mail', 'mastodon'],
};
`;

/** `long` has no picture, so that what it weighs is text, style and script alone. */
export async function readingNewsletter(): Promise<ReadingNewsletter> {
  const newsletter = await scratchNewsletter({
    'newsletter.config.ts': CONFIG,
    'issues/2024-03.md': issue('Long lines', '2024-03-02', '[rope, splices]', LONG),
    'issues/2024-02.md': issue('Pictures', '2024-02-02', '[rope]', PICTURES),
    'issues/2024-01.md': issue('Short', '2024-01-02', '[splices]', 'Hello.\n'),
    'issues/2023-12.md': issue('Alone', '2023-12-02', '[tides]', 'Nothing to share.\n'),
    'issues/2024-02/first.jpg': await photograph(1600, 900),
    'issues/2024-02/second.jpg': await photograph(900, 1200, 6),
    'issues/2024-02/moves.gif': await movingPicture(),
    'issues/2024-02/plan.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"><rect width="300" height="150" fill="teal"/></svg>',
  });
  const dist = join(newsletter.root, 'dist');
  await createAstroSite({ root: newsletter.root }).build({ outDir: dist });
  return { ...newsletter, dist };
}

function issue(title: string, date: string, tags: string, body: string): string {
  return `---\ntitle: ${title}\ndate: ${date}\ndescription: What this letter of the month is all about.\ntags: ${tags}\nreading:\n  - { title: On ${title}, url: "https://pages.example/${encodeURIComponent(title)}", comment: Good. }\n---\n${body}`;
}

const SENTENCE =
  'The rope that holds a ship at the quay is older than the quay, and everybody who ever tied it knew how it would fail. ';
const chapter = (name: string): string =>
  `## ${name}\n\n${`${SENTENCE.repeat(6)}\n\n`.repeat(4)}### On ${name}\n\n${SENTENCE.repeat(3)}\n\n`;

const LONG = `${SENTENCE.repeat(3)}

${['Hemp', 'Wire', 'Nylon', 'Chain'].map(chapter).join('')}
\`\`\`yaml title="mooring.yaml"
lines: [bow, stern, spring] # ${'a comment that is far too long for any column '.repeat(4)}
\`\`\`

\`\`\`shell
splice --eye
\`\`\`

A note.[^why]

[^why]: Because it holds.
`;

const PICTURES = `Hello.

![A quay at dusk.](2024-02/first.jpg "The quay, before the storm.")

${`${SENTENCE.repeat(6)}\n\n`.repeat(6)}

![The same quay, from above.](2024-02/second.jpg)

![A rope that swings.](2024-02/moves.gif)

![A plan of the quay.](2024-02/plan.svg)
`;

/** Noise, so that it is as large as a photograph; `orientation` as a camera notes how it was held. */
function photograph(width: number, height: number, orientation = 1): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  let state = 1;
  for (let index = 0; index < data.length; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    data[index] = (state >> 16) & 0x7f;
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Copyright: 'Ines Okafor' } })
    .withMetadata({ orientation })
    .jpeg({ quality: 70 })
    .toBuffer();
}

async function movingPicture(): Promise<Buffer> {
  const frames = await Promise.all(
    ['red', 'blue'].map((background) =>
      sharp({ create: { width: 120, height: 80, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}
