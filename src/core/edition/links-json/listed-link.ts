/** The links of the archive as data: what `/links.json` and the files of older links hold. */
import type { LinkKind } from '../../link/schema.ts';
import type { JsonMl } from './json-ml.ts';

/** Within one version fields are only added. */
export const LINKS_JSON_VERSION = 1;

export interface LinksFile {
  readonly version: typeof LINKS_JSON_VERSION;
  /** Of the whole archive. */
  readonly count: number;
  /** BCP 47, of the newsletter. */
  readonly language: string;
  /** What `issues` of a link counts into, from 0. */
  readonly issues: readonly ListedIssue[];
  /** The newest first. */
  readonly links: readonly ListedLink[];
  /** Where older links are, the newest file first; only in `/links.json`. */
  readonly older?: readonly OlderLinks[];
}

export interface ListedIssue {
  readonly id: string;
  readonly title: string;
  readonly address: string;
}

export interface OlderLinks {
  readonly address: string;
  readonly count: number;
  /** Days, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** What a link does not have is left out. */
export interface ListedLink {
  readonly title: string;
  readonly url: string;
  readonly added: string;
  /** The issues that show it, the oldest first. */
  readonly issues: readonly number[];
  /** The second page and all others, of an entry about several. */
  readonly more?: readonly { readonly title: string; readonly url: string }[];
  readonly authors?: readonly Named[];
  readonly site?: string;
  readonly published?: string;
  /** Left out for articles. */
  readonly kind?: LinkKind;
  readonly minutes?: number;
  readonly tags?: readonly string[];
  readonly via?: Named;
  readonly archived?: string;
  readonly sponsor?: true;
  /** Plain text for one plain paragraph, JsonML for all else. */
  readonly comment?: string | readonly JsonMl[];
}

export type Named = string | { readonly name: string; readonly url: string };
