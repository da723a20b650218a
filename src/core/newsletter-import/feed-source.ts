/** A saved RSS or Atom feed that carries whole texts. */
import { render } from 'dom-serializer';
import { DomUtils, parseDocument } from 'htmlparser2';
import { isWebAddress } from '../fields.ts';
import { importedDay } from './imported-day.ts';
import { textsNamed } from './exported-text.ts';
import type { ImportedIssue, ImportNotice, NewsletterSource } from './imported-issue.ts';

type Entry = ReturnType<typeof DomUtils.getElementsByTagName>[number];

export const feedSource: NewsletterSource = {
  id: 'rss',
  title: 'an RSS or Atom feed',
  wants: 'the file of a feed with whole texts',
  read(files) {
    const issues: ImportedIssue[] = [];
    const leftOut: ImportNotice[] = [];
    for (const { path, text } of textsNamed(files, /\.(?:xml|rss|atom)$/i)) {
      const feed = parseDocument(text, { xmlMode: true, withStartIndices: true });
      const entries = DomUtils.getElementsByTagName(
        (name) => name === 'item' || name === 'entry',
        feed,
        true,
      );
      for (const entry of entries) {
        const at = `${path}:${lineAt(text, entry.startIndex)}`;
        const issue = issueOf(entry, { at, path, text });
        if (issue === undefined) leftOut.push({ at, what: 'the feed has no text of it' });
        else issues.push(issue);
      }
    }
    return { issues, leftOut };
  },
};

function issueOf(
  entry: Entry,
  { at, path, text }: { readonly at: string; readonly path: string; readonly text: string },
): ImportedIssue | undefined {
  const child = (...names: readonly string[]): Entry | undefined =>
    names
      .map((name) => DomUtils.getElementsByTagName(name, entry.children, false, 1)[0])
      .find((each) => each !== undefined);
  const said = (...names: readonly string[]): string | undefined => {
    const element = child(...names);
    const words = element === undefined ? '' : DomUtils.textContent(element).trim();
    return words === '' ? undefined : words;
  };
  const content = child('content:encoded', 'content', 'description', 'summary');
  if (content === undefined) return undefined;
  const body =
    content.attribs['type'] === 'xhtml'
      ? render(content.children)
      : DomUtils.textContent(content).trim();
  if (body === '') return undefined;
  const links = DomUtils.getElementsByTagName('link', entry.children, false);
  const link =
    links.find(({ attribs }) => (attribs['rel'] ?? 'alternate') === 'alternate') ?? links[0];
  const address = link?.attribs['href'] ?? (link && DomUtils.textContent(link).trim());
  const isSummary = content.name !== 'description' && content.name !== 'summary';
  const description = isSummary ? said('description', 'summary') : undefined;
  return {
    at,
    key: said('guid', 'id') ?? address ?? at,
    title: plain(said('title') ?? ''),
    date: importedDay(said('pubDate', 'published', 'dc:date', 'updated')),
    description: description === undefined ? undefined : plain(description),
    address: address !== undefined && isWebAddress(address) ? address : undefined,
    slug: slugOf(address),
    tags: DomUtils.getElementsByTagName('category', entry.children, false).map(
      (category) => category.attribs['term'] ?? DomUtils.textContent(category),
    ),
    body: { form: 'html', text: body, file: path, line: lineAt(text, content.startIndex) },
  };
}

function slugOf(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address);
  return url?.pathname
    .split('/')
    .findLast((part) => part !== '')
    ?.replace(/\.html?$/, '');
}

/** Titles and summaries may be HTML within XML. */
function plain(text: string): string {
  return DomUtils.textContent(parseDocument(text)).replace(/\s+/g, ' ').trim();
}

function lineAt(text: string, index: number | null): number {
  return text.slice(0, index ?? 0).split('\n').length;
}
