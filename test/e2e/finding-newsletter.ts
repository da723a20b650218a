/** A newsletter in which much can be found, and some that nobody may find; built whole, as authors build it. */
import { join } from 'node:path';
import { runRoundup } from '../cli/run-roundup.ts';
import { type ScratchNewsletter, scratchNewsletter } from '../fakes/scratch-newsletter.ts';

/** Of a draft, of an issue for patrons, of an extra, and of links that no public issue shows. */
export const canaries = [
  'canarydraft',
  'canarypatrons',
  'canaryextra',
  'canaryheading',
  'canaryinbox',
  'canaryhidden',
] as const;

/** More than are shown at first. */
export const MANY = 18;

const EXTRAS_KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

export interface FindingNewsletter extends ScratchNewsletter {
  readonly dist: string;
}

export async function findingNewsletter(): Promise<FindingNewsletter> {
  const newsletter = await scratchNewsletter(files());
  const built = await runRoundup(['build'], { ...newsletter, env: { EXTRAS_KEY } });
  if (built.code !== 0) throw new Error(built.stderr);
  return { ...newsletter, dist: join(newsletter.root, 'dist') };
}

function files(): Record<string, string> {
  const many = Array.from({ length: MANY }, (_, index) => {
    const [year, month] = [
      2021 + Math.floor(index / 12),
      String((index % 12) + 1).padStart(2, '0'),
    ];
    const body = `All about anchors, ${index}.\n\n## Chains of ${year}\n\nA chain holds an anchor.`;
    return issue(`${year}-${month}`, `Letter ${index}`, body, {
      tags: '[sea]',
      writing: `[{ title: "Essay ${index}", url: "https://ines.example/${index}", kind: ${index % 3 === 0 ? 'talk' : 'article'} }]`,
      building: `[{ title: winch, version: "0.${index}.0", summary: "Step ${index}." }]`,
      reading: `[{ title: "Page ${index} on anchors", url: "https://anchor.example/${index}", author: "Anna Ek", tags: [sea], comment: "Heavy." }]`,
    });
  });
  return {
    'newsletter.config.ts': `export default {
  title: 'Salt & Cable',
  description: 'A monthly letter on ropes and what they hold.',
  url: 'https://salt.example',
  author: { name: 'Ines Okafor' },
  sender: { address: 'ines@salt.example' },
  postalAddress: '1 Quay, 00100 Harbour',
  tiers: [{ id: 'patron', name: 'Patrons' }],
  support: { url: 'https://salt.example/support', pitch: 'Patrons keep it free.', benefits: ['The extras.'], call: 'Join' },
};
`,
    ...Object.assign({}, ...many),
    ...issue(
      '2023-01',
      'Knots of the north',
      'Hello. A *bowline* holds, says João.\n\n## Splicing rope\n\nOver and under: 東京の結び方.\n\n::extra[What it cost.]{#costs}\n',
      {
        tags: '[rope]',
        reading: '[{ title: "Marlinspike & more", url: "https://spike.example/" }]',
      },
    ),
    'issues/2023-01.patron.md': `## canaryheading {#costs}\n\nIt was exactly canaryextra crowns, all of it, and then some more on top of that.\n`,
    ...issue('2023-02', 'A canarydraft', 'Says canarydraft.', { draft: 'true' }),
    ...issue(
      '2023-03',
      'For patrons',
      'Says canarypatrons, at some length, so that the gate can tell it from what others say.\n\n::reading',
      {
        audience: 'patron',
        reading: '[2023-01-04-canaryhidden-eeeeeeee]',
      },
    ),
    'links/2023/2023-01-04-canaryinbox-dddddddd.md': link('canaryinbox', 'inbox'),
    'links/2023/2023-01-04-canaryhidden-eeeeeeee.md': link('canaryhidden', 'used'),
  };
}

function issue(
  id: string,
  title: string,
  body: string,
  more: Readonly<Record<string, string>>,
): Record<string, string> {
  const fields = Object.entries(more).map(([name, value]) => `${name}: ${value}\n`);
  return {
    [`issues/${id}.md`]: `---\ntitle: ${title}\ndate: ${id}-28\ndescription: A letter that is long enough to be described.\n${fields.join('')}---\n${body}\n`,
  };
}

function link(word: string, status: string): string {
  return `---\ntitle: A ${word}\nurl: https://${word}.example/\nadded: 2023-01-04\nstatus: ${status}\n---\nSays ${word}.\n`;
}
