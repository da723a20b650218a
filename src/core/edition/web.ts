/** Renders the web edition of a public issue: everything that the archive and the feeds show of it. */
import type { Root } from 'hast';
import { sectionNames, type SectionName } from '../issue/schema.ts';
import { toHast } from '../markdown/to-hast.ts';
import { directionOf } from './language-direction.ts';
import type { PublicIssue } from './project.ts';
import { setDirections } from './text-direction.ts';
import { setAlerts } from './web/alerts.ts';
import { nameTickBoxes, setTables } from './web/boxes.ts';
import { setCode } from './web/code.ts';
import { wrapDepartments } from './web/departments.ts';
import { feedHtml } from './web/feed-html.ts';
import { linkHeadings } from './web/heading-links.ts';
import { setHeadings } from './web/headings.ts';
import { markdownText } from './web/markdown-text.ts';
import { setLoading } from './web/loading.ts';
import { editionAssets, offerVariants } from './web/picture-variants.ts';
import { setPictures } from './web/pictures.ts';
import { fillPlaces } from './web/places.ts';
import { countWords, excerptOf } from './web/prose.ts';
import { showFallbacks } from './web/show-fallbacks.ts';
import { readEntry } from './web/public-link.ts';
import type { WebSettings } from './web/settings.ts';
import { addSideNotes } from './web/side-notes.ts';
import { markSponsored } from './web/sponsored-links.ts';
import { stringify } from './web/stringify.ts';
import type { WebEdition } from './web-edition.ts';

/** The same issue and settings always give the same edition. */
export async function renderWebEdition(
  issue: PublicIssue,
  settings: WebSettings,
): Promise<WebEdition> {
  const address = `/issues/${issue.slug}/`;
  const base = settings.url + address;
  const of = { base, language: settings.language };
  const reading = await Promise.all(issue.sections.reading.map((entry) => readEntry(entry, of)));
  const alsoRead = await Promise.all(issue.alsoRead.map(({ entry }) => readEntry(entry, of)));
  const tree = showFallbacks(toHast(issue.body, settings.language));
  setDirections(tree, directionOf(settings.language));
  const excerpt = excerptOf(tree);
  markSponsored(tree, issue.alsoRead);
  setAlerts(tree, settings.language);
  setPictures(tree, issue.assets);
  const contents = setHeadings(tree);
  wrapDepartments(tree);
  fillPlaces(tree, {
    issueId: issue.id,
    items: { ...issue.sections, reading: reading.map((entry) => entry.citation) },
    settings,
    assets: issue.assets,
  });
  const words = countWords(tree);
  // Feeds get the text before it is dressed for a page.
  const forFeeds = feedHtml(tree, base);
  const markdown = markdownText(tree, base);
  const variants = offerVariants(tree, issue.assets);
  await dressForPage(tree, settings.language);
  return {
    ...factsOf(issue),
    address,
    html: stringify(tree.children),
    feedHtml: forFeeds,
    markdown,
    contents,
    words,
    excerpt,
    counts: countItems(issue),
    writing: issue.sections.writing,
    building: issue.sections.building,
    reading: reading.map((entry) => entry.link),
    ...(alsoRead.length === 0 ? {} : { alsoRead: alsoRead.map((entry) => entry.link) }),
    ...(issue.alsoReadAddress === undefined ? {} : { alsoReadAddress: issue.alsoReadAddress }),
    assets: editionAssets(issue.assets, variants),
  };
}

/** What pages have and feeds have not. */
export async function dressForPage(tree: Root, language: string): Promise<void> {
  setLoading(tree);
  linkHeadings(tree);
  setTables(tree, language);
  nameTickBoxes(tree, language);
  addSideNotes(tree);
  await setCode(tree, language);
}

function factsOf(issue: PublicIssue) {
  return {
    id: issue.id,
    slug: issue.slug,
    title: issue.title,
    date: issue.date,
    number: issue.number ?? null,
    description: issue.description,
    draft: issue.draft,
    tags: issue.tags,
    ...(issue.aliases.length === 0 ? {} : { aliases: issue.aliases }),
    ...(issue.corrections.length === 0 ? {} : { corrections: issue.corrections }),
  };
}

function countItems(issue: PublicIssue): Record<SectionName, number> {
  const counts = { writing: 0, building: 0, reading: 0 };
  for (const name of sectionNames) counts[name] = issue.sections[name].length;
  return counts;
}
