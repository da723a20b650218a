/** HTML to what is known of a page: title, authors, site, day, language, length and address. */
import { oneLine } from '../link/clean-text.ts';
import type { LinkKind } from '../link/schema.ts';
import { canonicalAddress } from './canonical-address.ts';
import { linkedData } from './linked-data.ts';
import { pageAuthors } from './page-authors.ts';
import { pageDay } from './page-day.ts';
import { pageKind } from './page-kind.ts';
import { pageSignals, type PageSignals } from './page-signals.ts';
import { pageTitle } from './page-title.ts';
import { readingMinutes } from './reading-minutes.ts';

/** Every text is one visible line, however the page wrote it; undefined is what it does not say. */
export interface PageMetadata {
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly site: string | undefined;
  readonly published: string | undefined;
  readonly lang: string | undefined;
  readonly canonical: string | undefined;
  /** Of an article: how long it takes to read. */
  readonly minutes: number | undefined;
  readonly kind: LinkKind;
  readonly description: string | undefined;
}

/** `url` is where the page was found. Never throws for what a page holds. */
export function pageMetadata(html: string, url: string): PageMetadata {
  const signals = pageSignals(html);
  const data = linkedData(signals.linkedData, signals.documentTitle);
  const all = (...names: readonly string[]): string[] =>
    names.flatMap((name) => signals.metas.get(name) ?? []);
  const site = siteName([
    ...all('og:site_name'),
    data?.site,
    ...all('dc.publisher', 'citation_publisher', 'application-name'),
  ]);
  const kind = pageKind(url, [data?.type, ...all('og:type')], all('citation_title').length > 0);
  const title = pageTitle({
    said: [
      ...all('dc.title', 'og:title', 'citation_title'),
      data?.title,
      ...signals.names.slice(0, 1),
      ...all('twitter:title', 'parsely-title', 'sailthru.title'),
    ],
    documentTitle: signals.documentTitle,
    heading: signals.heading,
    sites: [site, data?.site, ...all('application-name', 'al:ios:app_name'), hostName(url)],
  });
  return {
    title: title === '' ? undefined : title,
    authors: authorsOf(signals, data?.authors ?? [], all),
    site,
    published: pageDay([
      ...all(
        'article:published_time',
        'citation_publication_date',
        'citation_date',
        'citation_online_date',
      ),
      data?.published,
      ...signals.days,
      ...all(
        'dc.date.issued',
        'dc.issued',
        'dc.created',
        'dc.date',
        'parsely-pub-date',
        'pubdate',
        'publishdate',
        'publish-date',
        'sailthru.date',
        'date',
        'og:published_time',
        'datepublished',
      ),
      ...signals.times.slice(0, 1),
    ]),
    lang: language([
      signals.lang,
      data?.lang,
      ...all('og:locale', 'content-language', 'dc.language'),
    ]),
    canonical: canonicalAddress(url, [signals.canonical, ...all('og:url')]),
    minutes: kind === 'article' || kind === 'paper' ? readingMinutes(signals.words) : undefined,
    kind,
    description:
      oneLine(all('og:description', 'description', 'twitter:description')[0] ?? '', 500) ||
      undefined,
  };
}

function authorsOf(
  { authors }: PageSignals,
  inData: readonly string[],
  all: (...names: readonly string[]) => string[],
): string[] {
  return pageAuthors([
    all('citation_author'),
    inData,
    all('dc.creator'),
    all('author'),
    all(
      'article:author',
      'article:author_name',
      'parsely-author',
      'sailthru.author',
      'dc.contributor',
      'byl',
      'og:article:author',
      'og:author',
    ),
    authors.card.slice(0, 1),
    authors.item.slice(0, 3),
    authors.rel.slice(0, 1),
    authors.byline.filter((text) => text.trim().length < 100).slice(0, 3),
    all('twitter:creator'),
  ]);
}

function siteName(texts: readonly (string | undefined)[]): string | undefined {
  return texts
    .map((text) => oneLine(text ?? '', 120))
    .find((text) => text !== '' && !URL.canParse(text));
}

function hostName(url: string): string {
  return new URL(url).hostname.replace(/^www\d?\./, '');
}

/** A tag of BCP 47, as far as a link keeps it. */
function language(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const tag = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})?(?=$|[-_.,;\s])/i.exec((text ?? '').trim())?.[0];
    if (tag !== undefined) return tag.replace('_', '-').slice(0, 12);
  }
  return undefined;
}
