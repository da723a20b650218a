/** Folders of saved pages or mails in HTML, each an issue. */
import { DomUtils, parseDocument } from 'htmlparser2';
import { dayInPath, importedDay } from './imported-day.ts';
import { slugInPath, textsNamed, titleInPath } from './exported-text.ts';
import type { ImportedIssue, NewsletterSource } from './imported-issue.ts';
import { isWebAddress } from '../fields.ts';

export const htmlSource: NewsletterSource = {
  id: 'html',
  title: 'HTML files',
  wants: 'a page, or a folder or zip file of pages',
  read: (files) => ({
    issues: textsNamed(files, /\.html?$/i).map(({ path, text }) => htmlIssue(path, text)),
    leftOut: [],
  }),
};

/** What the page itself says counts before its path. */
export function htmlIssue(path: string, text: string): ImportedIssue {
  const page = parseDocument(text);
  const meta = (...names: readonly string[]): string | undefined =>
    DomUtils.getElementsByTagName('meta', page, true)
      .filter(({ attribs }) =>
        names.includes((attribs['property'] ?? attribs['name'] ?? '').toLowerCase()),
      )
      .map(({ attribs }) => attribs['content']?.trim())
      .find((content) => (content ?? '') !== '');
  const first = (tag: string) => DomUtils.getElementsByTagName(tag, page, true, 1)[0];
  const textOf = (tag: string): string | undefined => {
    const element = first(tag);
    const said =
      element === undefined ? '' : DomUtils.textContent(element).replace(/\s+/g, ' ').trim();
    return said === '' ? undefined : said;
  };
  const canonical = DomUtils.getElementsByTagName('link', page, true).find(
    ({ attribs }) => attribs['rel'] === 'canonical',
  )?.attribs['href'];
  return {
    at: path,
    key: path,
    title: meta('og:title') ?? textOf('h1') ?? textOf('title') ?? titleInPath(path),
    date:
      importedDay(meta('article:published_time', 'date', 'dc.date')) ??
      importedDay(first('time')?.attribs['datetime']) ??
      dayInPath(path),
    description: meta('description', 'og:description'),
    address: canonical !== undefined && isWebAddress(canonical) ? canonical : undefined,
    slug: slugInPath(path),
    body: { form: 'html', ...mainPart(text), file: path },
  };
}

/** The article without what stands around it on every page, with as many lines before it as it had. */
function mainPart(text: string): { readonly text: string; readonly line: number } {
  const page = parseDocument(text, { withStartIndices: true, withEndIndices: true });
  const part =
    DomUtils.getElementsByTagName('article', page, true, 2).length === 1
      ? DomUtils.getElementsByTagName('article', page, true, 1)[0]
      : DomUtils.getElementsByTagName('main', page, true, 1)[0];
  const { startIndex: start = null, endIndex: end = null } = part ?? {};
  if (start === null || end === null) return { text, line: 1 };
  return {
    text: text.slice(start, end + 1),
    line: text.slice(0, start).split('\n').length,
  };
}
