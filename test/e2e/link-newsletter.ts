/** A newsletter whose links can be searched, with some that nobody may find. */
import { join } from 'node:path';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { type ScratchNewsletter, scratchNewsletter } from '../fakes/scratch-newsletter.ts';

/** A word of each link that is not public: in its title, its comment and its address. */
export const canaries = [
  'canaryinbox',
  'canaryready',
  'canaryskipped',
  'canarydraft',
  'canarypatrons',
] as const;

/** So many that they are not shown at once. */
export const MANY = 60;

const files = {
  'newsletter.config.ts': `export default {
  title: 'Salt & Cable',
  description: 'A monthly letter on ropes and what they hold.',
  url: 'https://salt.example',
  author: { name: 'Ines Okafor' },
  sender: { address: 'ines@salt.example' },
  postalAddress: '1 Quay, 00100 Harbour',
  tiers: [{ id: 'patron', name: 'Patrons' }],
  extras: { patronIssues: 'hidden' },
};
`,
  ...link('2022-11-26-knots-of-the-north-aaaaaaaa', {
    title: 'Knots of the north',
    url: 'https://www.knots.example/north?a=1&b=2',
    author: 'João Silva',
    tags: '[rope, north]',
    via: "{ name: 'Deck & Hold', url: 'https://deck.example/' }",
    archived: 'https://web.archive.org/web/2022/https://www.knots.example/north',
    published: '2022-11-01',
    minutes: '7',
    comment: 'Why a *bowline* holds, with `code`, and [a chart](https://chart.example/).',
  }),
  ...link('2023-05-02-splices-bbbbbbbb', {
    title: 'Splices',
    url: 'https://knots.example/splices',
    author: "{ name: 'joao silva', url: 'https://joao.example/' }",
    tags: '[rope]',
    comment: 'No knot is as strong.',
  }),
  ...link('2023-05-03-japanese-cccccccc', {
    title: '分散システム入門',
    url: 'https://jp.example/',
    author: '田中',
    tags: '[sea]',
    comment: '東京で書かれた本。',
  }),
  ...link('2023-05-04-again-eeeeeeee', {
    title: 'Another by Tanaka',
    url: 'https://jp.example/2',
    author: '田中',
    tags: '[sea]',
    comment: 'Short.',
  }),
  ...Object.fromEntries(
    canaries.flatMap((word, index) => {
      const status = ['inbox', 'ready', 'skipped', 'used', 'used'][index];
      const file = link(`2023-05-1${index}-${word}-dddddddd`, {
        title: `A ${word}`,
        url: `https://${word}.example/`,
        author: 'João Silva',
        tags: '[rope]',
        comment: `Says ${word}.`,
        status,
      });
      return Object.entries(file);
    }),
  ),
  'issues/2022-12.md': issue('2022-12', ['- 2022-11-26-knots-of-the-north-aaaaaaaa', ...many()]),
  'issues/2023-05.md': issue('2023-05', [
    '- 2023-05-02-splices-bbbbbbbb',
    '- 2023-05-03-japanese-cccccccc',
    '- 2023-05-04-again-eeeeeeee',
    '- 2022-11-26-knots-of-the-north-aaaaaaaa',
  ]),
  'issues/2023-06.md': issue('2023-06', ['- 2023-05-13-canarydraft-dddddddd'], 'draft: true\n'),
  'issues/2023-07.md': issue(
    '2023-07',
    ['- 2023-05-14-canarypatrons-dddddddd', '- 2023-05-02-splices-bbbbbbbb'],
    'audience: patron\n',
  ),
};

export interface LinkNewsletter extends ScratchNewsletter {
  readonly dist: string;
}

export async function linkNewsletter(): Promise<LinkNewsletter> {
  const newsletter = await scratchNewsletter(files);
  const dist = join(newsletter.root, 'dist');
  await createAstroSite({ root: newsletter.root }).build({ outDir: dist });
  return { ...newsletter, dist };
}

function link(
  id: string,
  { comment, ...fields }: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const head = Object.entries({ added: id.slice(0, 10), status: 'used', ...fields });
  const lines = head.map(([name, value]) => `${name}: ${value}`).join('\n');
  return { [`links/${id.slice(0, 4)}/${id}.md`]: `---\n${lines}\n---\n${comment}\n` };
}

function many(): string[] {
  return Array.from(
    { length: MANY },
    (_, index) =>
      `- { title: "Anchor number ${index}", url: "https://anchor.example/${index}", author: "Anna Ek", tags: [anchor], comment: "Heavy." }`,
  );
}

function issue(id: string, reading: readonly string[], more = ''): string {
  return `---
title: Letter of ${id}
date: ${id}-28
description: A letter that is long enough to be described.
${more}reading:
  ${reading.join('\n  ')}
---
Some text.

::reading
`;
}
