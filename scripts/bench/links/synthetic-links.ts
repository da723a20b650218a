/** Writes a newsletter of many links, each a file, as an author who curates for decades would have it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkPath, linkText } from '../../../src/core/link/link-text.ts';
import { type SeededRandom, seededRandom } from '../seeded-random.ts';
import { type Vocabulary, syntheticVocabulary } from './synthetic-vocabulary.ts';

const LEAST_LINKS_AN_ISSUE = 40;
const FIRST_YEAR = 2002;
/** Until 2023: no link may have been added in the future. */
const MOST_ISSUES = 22 * 12;
const AUTHORS = 4000;
const SITES = 3000;
const TAGS = 150;

export interface SyntheticLinks {
  readonly issues: number;
  /** A word of one link’s title alone, which is among the newest thousand. */
  readonly rareWord: string;
}

/** `root` must be empty. The same files for the same count. */
export async function writeSyntheticLinks(root: string, count: number): Promise<SyntheticLinks> {
  const random = seededRandom(7);
  const vocabulary = syntheticVocabulary();
  const linksAnIssue = Math.max(LEAST_LINKS_AN_ISSUE, Math.ceil(count / MOST_ISSUES));
  const issues = Math.ceil(count / linksAnIssue);
  await mkdir(join(root, 'issues'), { recursive: true });
  await writeFile(join(root, 'newsletter.config.ts'), CONFIG);
  for (let issue = 0; issue < issues; issue += 1) {
    const month = monthOf(issue);
    await mkdir(join(root, `links/${month.slice(0, 4)}`), { recursive: true });
    const size = Math.min(linksAnIssue, count - issue * linksAnIssue);
    const ids: string[] = [];
    for (let index = 0; index < size; index += 1) {
      const file = linkFile(random, vocabulary, month, issue * linksAnIssue + index);
      ids.push(file.path.slice(file.path.lastIndexOf('/') + 1, -3));
      await writeFile(join(root, file.path), file.text);
    }
    await writeFile(join(root, `issues/${month}.md`), issueText(random, vocabulary, month, ids));
  }
  return { issues, rareWord: rareWord(Math.floor((count - 1) / 1000)) };
}

function linkFile(
  random: SeededRandom,
  vocabulary: Vocabulary,
  month: string,
  number: number,
): { readonly path: string; readonly text: string } {
  const words = vocabulary.sentence(random, 4 + random.below(6)).slice(0, -1);
  const title = number % 1000 === 0 ? `${words} ${rareWord(number / 1000)}` : words;
  const site = vocabulary.rank(random, SITES);
  const fields = {
    title,
    url: `https://${siteName(site)}/${random.below(2) === 0 ? 'blog' : month.replace('-', '/')}/${title.toLowerCase().replaceAll(' ', '-')}`,
    author: authorName(vocabulary.rank(random, AUTHORS)),
    added: `${month}-${String(1 + random.below(28)).padStart(2, '0')}`,
    tags: tagsOf(random, vocabulary),
    status: 'used' as const,
  };
  return { path: linkPath(fields), text: linkText(fields, comment(random, vocabulary)) };
}

/** One or two sentences, now and then with emphasis and a link. */
function comment(random: SeededRandom, vocabulary: Vocabulary): string {
  const first = vocabulary.sentence(random, 8 + random.below(10));
  switch (random.below(6)) {
    case 0:
      return `${first} *${vocabulary.word(random)}* and [${vocabulary.word(random)}](https://${siteName(random.below(SITES))}/).`;
    case 1:
      return `${first} ${vocabulary.sentence(random, 6 + random.below(8))}`;
    default:
      return first;
  }
}

function issueText(
  random: SeededRandom,
  vocabulary: Vocabulary,
  month: string,
  ids: readonly string[],
): string {
  return `---
title: ${vocabulary.sentence(random, 4).slice(0, -1)}
date: ${month}-28
description: ${vocabulary.sentence(random, 14)}
reading:
${ids.map((id) => `  - ${id}`).join('\n')}
---
${vocabulary.sentence(random, 40)}

::reading
`;
}

function tagsOf(random: SeededRandom, vocabulary: Vocabulary): string[] {
  const tags = Array.from(
    { length: 1 + random.below(3) },
    () => `topic-${vocabulary.rank(random, TAGS)}`,
  );
  return [...new Set(tags)];
}

function monthOf(issue: number): string {
  const month = String((issue % 12) + 1).padStart(2, '0');
  return `${FIRST_YEAR + Math.floor(issue / 12)}-${month}`;
}

function authorName(rank: number): string {
  return `Author ${(rank * 7919 + 13).toString(36)} Name${(rank * 104_729).toString(36)}`;
}

function siteName(rank: number): string {
  return `site-${(rank * 7919 + 13).toString(36)}.example`;
}

function rareWord(number: number): string {
  return `zyzzyva${number.toString(36)}`;
}

/** A plain object, because nothing can be imported from outside a project. */
const CONFIG = `export default {
  title: 'Ten Thousand Links',
  description: 'A newsletter of links that were drawn by lot, to find out how long a search takes.',
  url: 'https://links.example',
  author: { name: 'Loop Author' },
  sender: { address: 'author@links.example' },
  postalAddress: 'Ten Thousand Links, 1 Loop Road, 11130 Stockholm, Sweden',
};
`;
