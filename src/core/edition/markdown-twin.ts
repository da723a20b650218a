/** The Markdown twin of a page, for machines and for people who read files. */
import { stringify } from 'yaml';
import type { OwnPage } from './own-page.ts';
import { escapeMarkdown } from './web/markdown-inline.ts';
import type { WebEdition } from './web-edition.ts';

export interface TwinSettings {
  readonly title: string;
  readonly url: string;
  readonly language: string;
  readonly author: { readonly name: string };
}

/** From the archive's root. */
export function twinOf({ address }: Pick<WebEdition, 'address'>): string {
  return `${address}index.md`;
}

/** Made of what the page shows, never of the author’s file: that may hold more. */
export function markdownTwin(settings: TwinSettings, edition: WebEdition): string {
  const { corrections } = edition;
  const head = {
    title: edition.title,
    description: edition.description,
    url: settings.url + edition.address,
    date: edition.date,
    ...(edition.number === null ? {} : { number: edition.number }),
    newsletter: settings.title,
    author: settings.author.name,
    language: settings.language,
    ...(edition.tags.length === 0 ? {} : { tags: edition.tags }),
    ...(corrections === undefined ? {} : { corrections }),
  };
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n# ${escapeMarkdown(edition.title)}\n\n${edition.markdown}\n`;
}

/** Of a page of the author’s own, made in the same way. */
export function pageTwin(settings: TwinSettings, page: OwnPage): string {
  const head = {
    title: page.title,
    description: page.description,
    url: settings.url + page.address,
    newsletter: settings.title,
    author: settings.author.name,
    language: settings.language,
  };
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n# ${escapeMarkdown(page.title)}\n\n${page.markdown}\n`;
}
