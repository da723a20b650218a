/** JSON-LD: what a page is, for machines, in the words of schema.org. */
import { changedDay } from './changed-day.ts';
import type { WebEdition } from './web-edition.ts';

/** What of the configuration structured data names. */
export interface Publication {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly language: string;
  readonly author: {
    readonly name: string;
    readonly url?: string | undefined;
    readonly profiles: readonly { readonly url: string }[];
  };
}

type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];
export type StructuredData = { [key: string]: Json | undefined };

/** The home page: the newsletter as a periodical by its author. */
export function periodicalData(publication: Publication): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': `${publication.url}/#site`,
    name: publication.title,
    description: publication.description,
    url: `${publication.url}/`,
    inLanguage: publication.language,
    author: person(publication),
  };
}

/** An issue's page. */
export function issueData(publication: Publication, edition: WebEdition): StructuredData {
  const url = publication.url + edition.address;
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': `${url}#article`,
    headline: edition.title,
    description: edition.description,
    url,
    mainEntityOfPage: url,
    datePublished: edition.date,
    ...(edition.corrections === undefined ? {} : { dateModified: changedDay(edition) }),
    inLanguage: publication.language,
    wordCount: edition.words,
    ...(edition.tags.length === 0 ? {} : { keywords: [...edition.tags] }),
    author: person(publication),
    isPartOf: {
      '@type': 'PublicationIssue',
      ...(edition.number === null ? {} : { issueNumber: edition.number }),
      datePublished: edition.date,
      isPartOf: { '@type': 'Periodical', name: publication.title, url: `${publication.url}/` },
    },
  };
}

/** A page that lists others. */
export function collectionData(
  publication: Publication,
  page: { readonly title: string; readonly address: string },
): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: page.title,
    url: publication.url + page.address,
    inLanguage: publication.language,
    isPartOf: { '@id': `${publication.url}/#site` },
  };
}

/** The way from the home page down to this one. */
export function breadcrumbData(
  publication: Publication,
  steps: readonly { readonly name: string; readonly address: string }[],
): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.name,
      item: publication.url + step.address,
    })),
  };
}

/** JSON that may stand in a script element: nothing in it can end the element or open a comment. */
export function writeJsonLd(data: StructuredData): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function person(publication: Publication): StructuredData {
  const { name, url, profiles } = publication.author;
  return {
    '@type': 'Person',
    name,
    ...(url === undefined ? {} : { url }),
    ...(profiles.length === 0 ? {} : { sameAs: profiles.map((profile) => profile.url) }),
  };
}
