/** JSON-LD: what a page is, for machines, in the words of schema.org. */
import { changedDay } from './changed-day.ts';
import { HOME_PICTURE } from './share-address.ts';
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
export function issueData(
  publication: Publication,
  edition: WebEdition,
  picture?: string,
): StructuredData {
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
    image: publication.url + (picture ?? HOME_PICTURE),
    publisher: person(publication),
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

/** More say no more, and every reader would load them. */
const MOST_LISTED = 100;

/** What an issue recommends, in its order; undefined where it recommends nothing. */
export function readingData(
  publication: Publication,
  edition: WebEdition,
): StructuredData | undefined {
  if (edition.reading.length === 0) return undefined;
  const items = edition.reading.map(({ sources }) => ({
    name: sources.map(({ title }) => title).join(', '),
    url: sources[0]?.url ?? '',
  }));
  return {
    '@context': 'https://schema.org',
    '@id': `${publication.url}${edition.address}#reading`,
    name: `${edition.title}: reading`,
    ...itemList(items),
  };
}

/** A page of the author’s own. */
export function pageData(
  publication: Publication,
  page: { readonly title: string; readonly description: string; readonly address: string },
): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: page.title,
    description: page.description,
    url: publication.url + page.address,
    inLanguage: publication.language,
    author: person(publication),
    isPartOf: { '@id': `${publication.url}/#site` },
  };
}

/** A page that lists others; where they are many, it tells of the newest. */
export function collectionData(
  publication: Publication,
  page: {
    readonly title: string;
    readonly address: string;
    /** With whole addresses. */
    readonly items?: readonly ListedPage[];
  },
): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: page.title,
    url: publication.url + page.address,
    inLanguage: publication.language,
    isPartOf: { '@id': `${publication.url}/#site` },
    ...(page.items === undefined ? {} : { mainEntity: itemList(page.items) }),
  };
}

interface ListedPage {
  readonly name: string;
  readonly url: string;
}

function itemList(items: readonly ListedPage[]): StructuredData {
  return {
    '@type': 'ItemList',
    numberOfItems: items.length,
    itemListElement: items
      .slice(0, MOST_LISTED)
      .map(({ name, url }, index) => ({ '@type': 'ListItem', position: index + 1, name, url })),
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
