/** What an issue is read against: the config's facts, the links, and the files beside it. */
import type { Tier } from '../audience/tier.ts';
import type { LinkShelf } from '../link/link-shelf.ts';
import type { OwnFolder } from '../markdown/own-address.ts';
import type { Asset } from './issue.ts';
import type { SectionName } from './schema.ts';

export interface IssueContext {
  /** The newsletter's, a BCP 47 tag. */
  readonly language: string;
  readonly tiers: readonly Tier[];
  readonly hasSupport: boolean;
  /** Heads a section that the issue does not place itself. */
  readonly headings: Readonly<Record<SectionName, string>>;
  readonly links: LinkShelf;
  /** The archive's address of every issue, by id. */
  readonly issueAddresses: ReadonlyMap<string, string>;
  /** The files of the issue's folder, by path from the newsletter's root. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Where those files are, when it is not the folder of the issue in `issues/`. */
  readonly folder?: OwnFolder | undefined;
  /** Whether it lies where only patrons' issues may: encrypted, or in a folder of extras. */
  readonly isApart?: boolean;
}
