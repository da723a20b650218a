/** English: every text that readers see; the other languages have the same, as its type asks. */
import { citation } from './en/citation.ts';
import { edition } from './en/edition.ts';
import { extras } from './en/extras.ts';
import { finding } from './en/finding.ts';
import { found } from './en/found.ts';
import { notices } from './en/notices.ts';
import { pages } from './en/pages.ts';
import { scripts } from './en/scripts.ts';
import { search } from './en/search.ts';
import { site } from './en/site.ts';

export const en = {
  citation,
  edition,
  extras,
  finding,
  found,
  notices,
  pages,
  scripts,
  search,
  site,
};

export type Texts = typeof en;
