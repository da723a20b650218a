/** German: every text that readers see. */
import type { Texts } from './en.ts';
import { citation } from './de/citation.ts';
import { edition } from './de/edition.ts';
import { extras } from './de/extras.ts';
import { finding } from './de/finding.ts';
import { found } from './de/found.ts';
import { notices } from './de/notices.ts';
import { pages } from './de/pages.ts';
import { scripts } from './de/scripts.ts';
import { search } from './de/search.ts';
import { site } from './de/site.ts';

export const de: Texts = {
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
