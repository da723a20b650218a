/** Spanish: every text that readers see. */
import type { Texts } from './en.ts';
import { citation } from './es/citation.ts';
import { edition } from './es/edition.ts';
import { extras } from './es/extras.ts';
import { finding } from './es/finding.ts';
import { found } from './es/found.ts';
import { notices } from './es/notices.ts';
import { pages } from './es/pages.ts';
import { scripts } from './es/scripts.ts';
import { search } from './es/search.ts';
import { site } from './es/site.ts';

export const es: Texts = {
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
