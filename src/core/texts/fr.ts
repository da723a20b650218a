/** French: every text that readers see. */
import type { Texts } from './en.ts';
import { citation } from './fr/citation.ts';
import { edition } from './fr/edition.ts';
import { extras } from './fr/extras.ts';
import { finding } from './fr/finding.ts';
import { found } from './fr/found.ts';
import { notices } from './fr/notices.ts';
import { pages } from './fr/pages.ts';
import { scripts } from './fr/scripts.ts';
import { search } from './fr/search.ts';
import { site } from './fr/site.ts';

export const fr: Texts = {
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
