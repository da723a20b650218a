/** Arabic: every text that readers see. */
import type { Texts } from './en.ts';
import { citation } from './ar/citation.ts';
import { edition } from './ar/edition.ts';
import { extras } from './ar/extras.ts';
import { finding } from './ar/finding.ts';
import { found } from './ar/found.ts';
import { notices } from './ar/notices.ts';
import { pages } from './ar/pages.ts';
import { scripts } from './ar/scripts.ts';
import { search } from './ar/search.ts';
import { site } from './ar/site.ts';

export const ar: Texts = {
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
