/** What language models are told of the archive, and where they read it as text: https://llmstxt.org. */
import { feedAddresses } from './feeds/feed-settings.ts';
import { markdownTwin, pageTwin, twinOf, type TwinSettings } from './markdown-twin.ts';
import type { OwnPage } from './own-page.ts';
import { escapeMarkdown } from './web/markdown-inline.ts';
import type { WebEdition } from './web-edition.ts';

export interface LlmsSettings extends TwinSettings {
  readonly description: string;
}

/** Older ones are found by the sitemap. */
export const MOST_LISTED_ISSUES = 500;
/** As much as such a reader takes at once. */
const MOST_CHARACTERS = 400_000;

/** What all may read. */
export interface LlmsSources {
  /** The newest come first. */
  readonly editions: readonly WebEdition[];
  readonly ownPages: readonly OwnPage[];
}

export function llmsText(settings: LlmsSettings, { editions, ownPages }: LlmsSources): string {
  const { url } = settings;
  const entry = (name: string, address: string, note: string): string =>
    `- [${escapeMarkdown(name)}](${url}${encodeURI(address)}): ${oneLine(note)}`;
  const issues = released(editions)
    .slice(0, MOST_LISTED_ISSUES)
    .map((edition) =>
      entry(edition.title, twinOf(edition), `${edition.date}. ${edition.description}`),
    );
  const pages = ownPages.map((page) => entry(page.title, twinOf(page), page.description));
  return [
    `# ${escapeMarkdown(settings.title)}`,
    `> ${oneLine(settings.description)}`,
    `By ${escapeMarkdown(settings.author.name)}. Each issue is a Markdown file; parts for patrons are in none of them.`,
    ...(issues.length === 0 ? [] : [`## Issues\n\n${issues.join('\n')}`]),
    ...(pages.length === 0 ? [] : [`## Pages\n\n${pages.join('\n')}`]),
    `## Links\n\n${entry('Links', '/links/', 'Everything that was recommended, with a word on each.')}\n${entry('Links as data', '/links.json', 'The newest links, as JSON.')}`,
    `## Optional\n\n${[
      entry(
        'Whole text',
        '/llms-full.txt',
        ownPages.length === 0
          ? 'The newest issues in one file.'
          : 'The newest issues and these pages in one file.',
      ),
      entry('Feed', feedAddresses.json, 'The newest issues as a JSON Feed.'),
      entry('Sitemap', '/sitemap.xml', 'Every page, with the day of its last change.'),
    ].join('\n')}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The author’s own pages and the newest issues, as many as are not too much; one of each at least. */
export function llmsFullText(settings: LlmsSettings, { editions, ownPages }: LlmsSources): string {
  const limit = MOST_CHARACTERS / 2;
  const pages = atMost(limit, ownPages, (page) => pageTwin(settings, page));
  const rest = MOST_CHARACTERS - lengthOf(pages);
  const issues = atMost(rest, released(editions), (edition) => markdownTwin(settings, edition));
  return [...issues, ...pages].join('\n');
}

function atMost<Item>(
  most: number,
  items: readonly Item[],
  write: (item: Item) => string,
): string[] {
  const texts: string[] = [];
  for (const item of items) {
    const text = write(item);
    if (texts.length > 0 && lengthOf(texts) + text.length > most) break;
    texts.push(text);
  }
  return texts;
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function released(editions: readonly WebEdition[]): readonly WebEdition[] {
  return editions.filter(({ draft }) => !draft);
}

function oneLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' '));
}
