/** A page of the author's own, rendered: all that the site shows of it, as plain data. */
import type { ParsedPage } from '../page/parse-page.ts';
import { toHast } from '../markdown/to-hast.ts';
import { directionOf } from './language-direction.ts';
import { setDirections } from './text-direction.ts';
import type { EditionAsset, Heading } from './web-edition.ts';
import { dressForPage } from './web.ts';
import { setAlerts } from './web/alerts.ts';
import { wrapDepartments } from './web/departments.ts';
import { setHeadings } from './web/headings.ts';
import { markdownText } from './web/markdown-text.ts';
import { setPictures } from './web/pictures.ts';
import { fillPlaces } from './web/places.ts';
import { countWords, excerptOf } from './web/prose.ts';
import type { WebSettings } from './web/settings.ts';
import { editionAssets, offerVariants } from './web/picture-variants.ts';
import { showFallbacks } from './web/show-fallbacks.ts';
import { stringify } from './web/stringify.ts';

export interface OwnPage {
  /** From the newsletter's root: `pages/about.md`. */
  readonly path: string;
  /** Root-relative: `/about/`. */
  readonly address: string;
  readonly title: string;
  readonly description: string;
  /** Whether every page leads to it. */
  readonly menu: boolean;
  /** Safe HTML with root-relative addresses; headings from h2 down have ids. */
  readonly html: string;
  /** The text as Markdown with whole addresses. */
  readonly markdown: string;
  readonly contents: readonly Heading[];
  readonly words: number;
  /** The opening as plain text, at most 320 characters. */
  readonly excerpt: string;
  /** Files to copy: from the newsletter's root, to the archive's root. */
  readonly assets: readonly EditionAsset[];
}

/** The same page and settings always give the same. */
export async function renderOwnPage(page: ParsedPage, settings: WebSettings): Promise<OwnPage> {
  const { body, assets, ...facts } = page;
  const tree = showFallbacks(toHast(body, settings.language));
  setDirections(tree, directionOf(settings.language));
  const excerpt = excerptOf(tree);
  setAlerts(tree, settings.language);
  setPictures(tree, assets);
  const contents = setHeadings(tree);
  wrapDepartments(tree);
  fillPlaces(tree, {
    issueId: page.path,
    items: { writing: [], building: [], reading: [] },
    settings,
    assets,
  });
  const words = countWords(tree);
  const markdown = markdownText(tree, settings.url + page.address);
  const variants = offerVariants(tree, assets);
  await dressForPage(tree, settings.language);
  return {
    ...facts,
    html: stringify(tree.children),
    markdown,
    contents,
    words,
    excerpt,
    assets: editionAssets(assets, variants),
  };
}
