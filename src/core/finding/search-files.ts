/** Every file of the search, from what the archive shows to everybody. */
import type { ArchivedEdition, ArchivedLink } from '../edition/archive.ts';
import { readGroup, type SearchGroup } from './search-group.ts';
import { SEARCH_VERSION, searchAddresses, type SearchIndex } from './search-index.ts';
import { issueGroups, linkGroups, makeGroup } from './search-records.ts';
import { createWordCollector } from './word-collector.ts';

export interface SearchFile {
  readonly address: string;
  readonly text: string;
}

export interface SearchedArchive {
  /** The newest first, as the links are. */
  readonly editions: readonly ArchivedEdition[];
  readonly links: readonly ArchivedLink[];
}

/** In the order of the files. */
export function searchGroups({ editions, links }: SearchedArchive): readonly SearchGroup[] {
  return [...issueGroups(editions), ...linkGroups(editions, links)];
}

/**
 * Drafts are found in `roundup dev` alone, as no other archive has them. `textOf` may know what a
 * group made before.
 */
export function* searchFiles(
  { editions, links }: SearchedArchive,
  language: string,
  textOf: (group: SearchGroup) => string = (group) => makeGroup(group.members(), language),
): Generator<SearchFile> {
  const collector = createWordCollector();
  for (const group of searchGroups({ editions, links })) {
    const { words, files } = readGroup(textOf(group));
    collector.add(group, words);
    for (const [index, text] of files.entries()) {
      yield { address: group.addresses[index] ?? '', text };
    }
  }
  const { parts, files } = collector.parts();
  for (const [digest, text] of files) yield { address: searchAddresses.words(digest), text };
  const index: SearchIndex = {
    version: SEARCH_VERSION,
    issues: editions.length,
    links: links.length,
    parts,
  };
  yield { address: searchAddresses.index, text: `${JSON.stringify(index)}\n` };
}
