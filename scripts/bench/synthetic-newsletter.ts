/** Writes a newsletter of any size, the same one for the same size: the content of the benchmarks. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { linkPath, linkText } from '../../src/core/link/link-text.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { capital, sentence, syntheticProse } from './synthetic-prose.ts';
import { objects, people, subjects, tags, topics } from './synthetic-words.ts';

const WORDS = 1400;
const LINKS_IN_TEXT = 10;
/** Each a file of its own. */
const LINKS_IN_READING = 20;
/** Five thousand weeks fit between this Sunday and today. */
const FIRST_DAY = Date.UTC(1930, 0, 5);
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
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
    const links = Array.from({ length: LINKS_IN_READING }, (_, link) => linkFile(random, id, link));
    await writeAll(root, links);
    await writeFile(join(root, `issues/${id}.md`), issueText(random, { id, hasExtra, links }));
    if (hasExtra) await writeFile(join(root, `issues/${id}.patron.md`), extraText(id));
  }
  return ids;
}

/** What an author does between two builds: another sentence in an issue, its own every time. */
export function editedText(text: string, edit: number): string {
  return `${text}\nAn afterthought, the ${edit + 1}th of its kind, on what I had left out.\n`;
}

function issueId(index: number): string {
  return new Date(FIRST_DAY + index * WEEK_MS).toISOString().slice(0, 10);
}

interface LinkFile {
  readonly path: string;
  readonly text: string;
}

function linkFile(random: SeededRandom, issue: string, index: number): LinkFile {
  const fields = {
    title: `${capital(random.pick(subjects))} and ${random.pick(objects)}`,
    url: `https://${random.pick(topics)}.example/read/${issue}-${index}/`,
    author: random.pick(people),
    added: issue,
    tags: distinctTags(random, 2),
    status: 'used' as const,
  };
  return { path: linkPath(fields), text: linkText(fields, plain(random)) };
}

async function writeAll(root: string, files: readonly LinkFile[]): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    await mkdir(join(root, folder), { recursive: true });
  }
  for (const { path, text } of files) await writeFile(join(root, path), text);
}

function issueText(
  random: SeededRandom,
  issue: { readonly id: string; readonly hasExtra: boolean; readonly links: readonly LinkFile[] },
): string {
  const { id, hasExtra, links } = issue;
  const address = (kind: string, index: number): string =>
    `https://${random.pick(topics)}.example/${kind}/${id}-${index}/`;
  const addresses = Array.from({ length: LINKS_IN_TEXT }, (_, index) => address('text', index));
  return `---
title: "${capital(random.pick(topics))} and ${random.pick(objects)}"
date: ${id}
description: "${sentence(random).replaceAll(/[*`"]/g, '').slice(0, 180)}"
tags: [${distinctTags(random, 3).join(', ')}]
writing:
  - { title: "${capital(random.pick(subjects))}, explained", url: "${address('writing', 0)}", kind: article, summary: "${plain(random)}" }
building:
  - { title: "${random.pick(topics)}ctl", url: "${address('building', 0)}", version: "0.${random.below(20)}.${random.below(9)}", summary: "${plain(random)}" }
reading:
${links.map(({ path }) => `  - ${basename(path, '.md')}`).join('\n')}
---
${syntheticProse(random, { words: WORDS, addresses })}${hasExtra ? EXTRA_PLACE : ''}`;
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
