/** Lists of patrons that other systems export, told apart by their columns. */
import { columnKey } from '../../audience/columns.ts';
import type { RowProblem } from '../../audience/row-problem.ts';
import type { TableRow } from '../../audience/table.ts';
import type { SourceMember } from '../source-member.ts';
import { ghostList } from './ghost-list.ts';
import { githubSponsorsList } from './github-sponsors-list.ts';
import { liberapayList } from './liberapay-list.ts';
import { patreonList } from './patreon-list.ts';
import { plainList } from './plain-list.ts';
import { substackList } from './substack-list.ts';

/**
 * What a row tells: of nobody who is granted anything, of somebody, or of somebody by several tiers
 * at once.
 */
export type ListedMembers = readonly SourceMember[] | RowProblem;

export interface PatronList {
  /** Under which its grants are kept; a plain list has the label that the author gave it. */
  readonly source: string | undefined;
  /** As people call the file. */
  readonly title: string;
  /** Columns that tell it from all others, by `columnKey`. */
  readonly signature: readonly string[];
  /** Throws a content failure for a header that lacks what is needed. */
  readonly reader: (header: readonly string[], terms: ListTerms) => RowReader;
}

export interface ListTerms {
  /** For how long support goes on after a list says that it was paid for. */
  readonly graceDays: number;
  /** True when whoever names no tier has one all the same. */
  readonly hasOtherwise: boolean;
}

export type RowReader = (row: TableRow) => ListedMembers;

/** The first that fits is the one. */
const lists: readonly PatronList[] = [
  patreonList,
  ghostList,
  substackList,
  githubSponsorsList,
  liberapayList,
];

export function findPatronList(header: readonly string[]): PatronList {
  const keys = new Set(header.map(columnKey));
  const found = lists.find(({ signature }) => signature.every((key) => keys.has(key)));
  return found ?? plainList;
}
