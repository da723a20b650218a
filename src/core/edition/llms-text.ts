/** What language models are told of the archive, and where they read it as text: https://llmstxt.org. */
import { feedAddresses } from './feeds/feed-settings.ts';
import { markdownTwin, twinOfIssue, type TwinSettings } from './markdown-twin.ts';
import { escapeMarkdown } from './web/markdown-inline.ts';
import type { WebEdition } from './web-edition.ts';

export interface LlmsSettings extends TwinSettings {
  readonly description: string;
}

/** Older ones are found by the sitemap. */
export const MOST_LISTED_ISSUES = 500;
/** As much as such a reader takes at once. */
const MOST_CHARACTERS = 400_000;

/** `editions` are public, and the newest come first. */
export function llmsText(settings: LlmsSettings, editions: readonly WebEdition[]): string {
  const { url } = settings;
  const entry = (name: string, address: string, note: string): string =>
    `- [${escapeMarkdown(name)}](${url}${encodeURI(address)}): ${oneLine(note)}`;
  const issues = released(editions)
    .slice(0, MOST_LISTED_ISSUES)
    .map((edition) =>
      entry(edition.title, twinOfIssue(edition), `${edition.date}. ${edition.description}`),
    );
  return [
    `# ${escapeMarkdown(settings.title)}`,
    `> ${oneLine(settings.description)}`,
    `By ${escapeMarkdown(settings.author.name)}. Each issue is a Markdown file; parts for patrons are in none of them.`,
    ...(issues.length === 0 ? [] : [`## Issues\n\n${issues.join('\n')}`]),
    `## Links\n\n${entry('Links', '/links/', 'Everything that was recommended, with a word on each.')}\n${entry('Links as data', '/links.json', 'The newest links, as JSON.')}`,
    `## Optional\n\n${[
      entry('Whole text', '/llms-full.txt', 'The newest issues in one file.'),
      entry('Feed', feedAddresses.json, 'The newest issues as a JSON Feed.'),
      entry('Sitemap', '/sitemap.xml', 'Every page, with the day of its last change.'),
    ].join('\n')}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The newest issues, as many as are not too much; at least one. */
export function llmsFullText(settings: LlmsSettings, editions: readonly WebEdition[]): string {
  const texts: string[] = [];
  let characters = 0;
  for (const edition of released(editions)) {
    const text = markdownTwin(settings, edition);
    characters += text.length;
    if (texts.length > 0 && characters > MOST_CHARACTERS) break;
    texts.push(text);
  }
  return texts.join('\n');
}

function released(editions: readonly WebEdition[]): readonly WebEdition[] {
  return editions.filter(({ draft }) => !draft);
}

function oneLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' '));
}
