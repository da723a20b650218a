/** Writes a newsletter of any size, the same one for the same size: the content of the benchmarks. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { capital, sentence, syntheticProse } from './synthetic-prose.ts';
import { objects, people, subjects, tags, topics } from './synthetic-words.ts';

const WORDS = 1400;
const LINKS_IN_TEXT = 10;
const LINKS_IN_READING = 10;
/** A thousand months fit between this year and ours. */
const FIRST_YEAR = 1940;
/** How many of the newest issues have extras, so that the gate has something to look for. */
const WITH_EXTRAS = 2;

/** Files stand in `root`, which must be empty; resolves to the issues' ids in rising order. */
export async function writeSyntheticNewsletter(root: string, issues: number): Promise<string[]> {
  await mkdir(join(root, 'issues'), { recursive: true });
  await writeFile(join(root, 'newsletter.config.ts'), CONFIG);
  const ids = Array.from({ length: issues }, (_, index) => issueId(index));
  for (const [index, id] of ids.entries()) {
    const random = seededRandom(index + 1);
    const hasExtra = index >= issues - WITH_EXTRAS;
    await writeFile(join(root, `issues/${id}.md`), issueText(random, id, hasExtra));
    if (hasExtra) await writeFile(join(root, `issues/${id}.patron.md`), extraText(id));
  }
  return ids;
}

/** What an author does between two builds: another sentence in an issue, its own every time. */
export function editedText(text: string, edit: number): string {
  return `${text}\nAn afterthought, the ${edit + 1}th of its kind, on what I had left out.\n`;
}

function issueId(index: number): string {
  const month = String((index % 12) + 1).padStart(2, '0');
  return `${FIRST_YEAR + Math.floor(index / 12)}-${month}`;
}

function issueText(random: SeededRandom, id: string, hasExtra: boolean): string {
  const address = (kind: string, index: number): string =>
    `https://${random.pick(topics)}.example/${kind}/${id}-${index}/`;
  const addresses = Array.from({ length: LINKS_IN_TEXT }, (_, index) => address('text', index));
  const reading = Array.from({ length: LINKS_IN_READING }, (_, index) =>
    readingItem(random, address('read', index)),
  );
  return `---
title: "${capital(random.pick(topics))} and ${random.pick(objects)}"
date: ${id}-28
description: "${sentence(random).replaceAll(/[*`"]/g, '').slice(0, 180)}"
tags: [${distinctTags(random, 3).join(', ')}]
writing:
  - { title: "${capital(random.pick(subjects))}, explained", url: "${address('writing', 0)}", kind: article, summary: "${plain(random)}" }
building:
  - { title: "${random.pick(topics)}ctl", url: "${address('building', 0)}", version: "0.${random.below(20)}.${random.below(9)}", summary: "${plain(random)}" }
reading:
${reading.join('\n')}
---
${syntheticProse(random, { words: WORDS, addresses })}${hasExtra ? EXTRA_PLACE : ''}`;
}

function readingItem(random: SeededRandom, url: string): string {
  const title = `${capital(random.pick(subjects))} and ${random.pick(objects)}`;
  return `  - { title: "${title}", url: "${url}", author: "${random.pick(people)}", tags: [${distinctTags(random, 2).join(', ')}], comment: "${plain(random)}" }`;
}

function plain(random: SeededRandom): string {
  return sentence(random).replaceAll(/[*`]/g, '');
}

function distinctTags(random: SeededRandom, count: number): string[] {
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(random.pick(tags));
  return [...chosen];
}

const EXTRA_PLACE = '\n::extra[What the month cost, line by line.]{#costs}\n';

/** Shares no run of words with the prose, or the gate would rightly stop the build. */
function extraText(id: string): string {
  const lines = Array.from(
    { length: 30 },
    (_, index) =>
      `Ledger line ${index + 1} of ${id}: rent, hosting and buns together came to ${(index * 37) % 900} crowns, paid late by somebody else entirely.`,
  );
  return `## What it cost {#costs}\n\n${lines.join('\n\n')}\n`;
}

/** A plain object, because nothing can be imported from outside a project. */
const CONFIG = `export default {
  title: 'Synthetic Letter',
  description: 'A newsletter that was written by a loop, to find out how long a build takes.',
  url: 'https://letter.example',
  author: { name: 'Loop Author', bio: 'Repeats itself for a living.' },
  sender: { address: 'author@letter.example' },
  postalAddress: 'Synthetic Letter, 1 Loop Road, 11130 Stockholm, Sweden',
  tiers: [{ id: 'patron', name: 'Patrons' }],
  support: {
    url: 'https://letter.example/support',
    pitch: 'The letter is free and stays free.',
    benefits: ['The extras in every issue.'],
  },
};
`;
