/** Japanese: every text that readers see. */
import type { Texts } from './en.ts';
import { citation } from './ja/citation.ts';
import { edition } from './ja/edition.ts';
import { extras } from './ja/extras.ts';
import { finding } from './ja/finding.ts';
import { found } from './ja/found.ts';
import { notices } from './ja/notices.ts';
import { pages } from './ja/pages.ts';
import { scripts } from './ja/scripts.ts';
import { search } from './ja/search.ts';
import { site } from './ja/site.ts';

export const ja: Texts = {
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
