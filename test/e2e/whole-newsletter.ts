/** A newsletter with a page of every kind, in any language that has texts, built as authors build it. */
import { join } from 'node:path';
import type { TextLanguage } from '../../src/core/texts/texts.ts';
import { runRoundup } from '../cli/run-roundup.ts';
import { newsletterIn } from '../fakes/newsletter-in.ts';
import { type ScratchNewsletter, scratchNewsletter } from '../fakes/scratch-newsletter.ts';

export interface WholeNewsletter extends ScratchNewsletter {
  readonly dist: string;
}

const EXTRAS_KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

export async function wholeNewsletter(
  language: TextLanguage,
  access: 'sealed' | 'served',
): Promise<WholeNewsletter> {
  const newsletter = await scratchNewsletter(filesIn(language, access));
  const built = await runRoundup(['build'], { ...newsletter, env: { EXTRAS_KEY } });
  if (built.code !== 0) throw new Error(built.stderr);
  return { ...newsletter, dist: join(newsletter.root, 'dist') };
}

const LINK = '2023-04-01-last-aaaaaaa';
/** So many states give a project a page of its own. */
const STATES = ['2023-04', '2023-05', '2023-06', '2023-07', '2023-08'];

function filesIn(language: TextLanguage, access: 'sealed' | 'served'): Record<string, string> {
  const files = newsletterIn(language);
  const config = (files['newsletter.config.ts'] ?? '').replace(
    '"extras":{"access":"served"}',
    `"extras":${JSON.stringify({ access, patronIssues: 'opaque' })}`,
  );
  const [heading = ''] = (files['issues/2023-10.patron.md'] ?? '').split('\n');
  const older = STATES.map((month, index) => {
    const head = {
      writing: [{ title: `Essay ${index}`, url: `https://a.example/${index}`, kind: 'article' }],
      building: [{ title: 'Winch', version: `0.${index}`, summary: `Step ${index}.` }],
      reading: [{ title: `Page ${index}`, url: `https://b.example/${index}`, author: 'Anna Ek' }],
      alsoRead: [LINK + index],
      alsoReadPage: true,
      aliases: [`/p/${month}`],
    };
    return [`issues/${month}.md`, issueOf(month, head)] as const;
  });
  return {
    ...files,
    'newsletter.config.ts': config,
    ...Object.fromEntries(older),
    ...Object.fromEntries(
      STATES.map((_, index) => [`links/2023/${LINK}${index}.md`, linkOf(index)]),
    ),
    // Its heading in the language, and words that nothing else has: the gate is not passed by.
    'issues/2023-10.patron.md': `${heading}\n\nAll that ropes cost us, to the last cent of it.\n`,
    'issues/2023-10-bonus.md': issueOf('2023-10', { audience: 'patron' }),
    'pages/about.md': pageOf('About', 'menu: true\n'),
    'pages/guide/index.md': pageOf('Guide'),
    'pages/guide/knots.md': pageOf('Knots'),
  };
}

function issueOf(month: string, head: object): string {
  const facts = {
    title: `Letter of ${month}`,
    date: `${month}-20`,
    description: 'A letter that is long enough to be described.',
  };
  const lines = Object.entries({ ...facts, ...head }).map(([name, value]) => {
    return `${name}: ${JSON.stringify(value)}\n`;
  });
  return `---\n${lines.join('')}---\nHello *there*.\n\n## ${month}\n\nAll of it.\n`;
}

function linkOf(index: number): string {
  return `---\ntitle: Last ${index}\nurl: https://c.example/${index}\nadded: 2023-04-01\nstatus: used\n---\nGood.\n`;
}

function pageOf(title: string, head = ''): string {
  return `---
title: ${title}
description: A page that is long enough to be described.
${head}---
Hello, [all](/issues/).[^1]

## One

> [!TIP]
> Wet the rope.

\`\`\`ts title="rope.ts"
const rope = 'hemp';
\`\`\`

### Two

- [x] a
- [ ] b

| a | b |
| - | - |
| 1 | 2 |

::support

[^1]: A note.
`;
}
