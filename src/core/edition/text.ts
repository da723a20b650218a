/** The text of a mail: the same content as the HTML, for readers and clients that prefer it. */
import type { RootContent } from 'mdast';
import type { EditionContext } from './edition-context.ts';
import { leadToArchive } from './lead-to-archive.ts';
import { withParameters } from './link-address.ts';
import { mastheadMonth } from './masthead.ts';
import type { ProjectedIssue } from './project.ts';
import { blocksText } from './text/block-text.ts';
import { spaced, underlined, wrapped } from './text/lines.ts';
import { withNameTags } from './text/name-text.ts';
import { notesText } from './text/notes-text.ts';
import { nameFallbacksOf } from './name-fallbacks.ts';
import { readableText, withoutTags } from './readable-text.ts';
import { addressList, definitionsOf, notesOf, type TextPage } from './text/text-page.ts';
import { WIDTH } from './text/wrap.ts';
import { unsubscribeAddress } from './unsubscribe-address.ts';
import { reasonLine, wordsOf } from './wording.ts';

/** Lines end in `\n` and have 72 columns where words allow it; `UNSUBSCRIBE_TOKEN_TAG` is in it once. */
export function renderText(projected: ProjectedIssue, context: EditionContext): string {
  const issue = leadToArchive(projected, context);
  const page: TextPage = {
    issue,
    context,
    addresses: addressList(),
    notes: notesOf(issue.body),
    definitions: definitionsOf(issue.body),
    nameFallbacks: nameFallbacksOf(issue),
    setBlocks: blocksText,
    width: WIDTH,
  };
  const content = spaced([
    masthead(page),
    wrapped(readableText(context.greeting ?? ''), page),
    underlined(wrapped(readableText(issue.title), page), '='),
    ...sectionsOf(issue.body.children).flatMap((blocks) => [
      blocksText(blocks, page),
      page.addresses.take(),
    ]),
    ...notes(page),
    ['='.repeat(WIDTH)],
    authorCard(page),
  ]);
  // Marks around words can put a tag together again, so the whole is looked at once more.
  const body = withNameTags(withoutTags(content.join('\n')));
  const lines = [body, '', ...footer(page)];
  return `${lines.join('\n')}\n`;
}

/** What stands before the first heading of level 2, and from each to the next. */
function sectionsOf(blocks: readonly RootContent[]): RootContent[][] {
  const sections: RootContent[][] = [[]];
  for (const block of blocks) {
    if (block.type === 'heading' && block.depth <= 2) sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections;
}

function masthead({ issue, context }: TextPage): string[] {
  const month = mastheadMonth(issue, context.config.language);
  return [
    readableText(context.config.title).toUpperCase(),
    issue.number === undefined ? month : `${month} · ${wordsOf(context).number(issue.number)}`,
    `${wordsOf(context).readInBrowser}: ${withParameters(context.webAddress, context)}`,
    '='.repeat(WIDTH),
  ];
}

function notes(page: TextPage): string[][] {
  const lines = notesText(page);
  if (lines.length === 0) return [];
  return [underlined([wordsOf(page.context).notes], '='), lines, page.addresses.take()];
}

function authorCard(page: TextPage): string[] {
  const { author } = page.context.config;
  const named = (name: string, url: string): string =>
    readableText(`${name}: ${withParameters(url, page.context)}`);
  return [
    author.url === undefined ? readableText(author.name) : named(author.name, author.url),
    ...wrapped(readableText(author.bio ?? ''), page),
    ...author.profiles.map(({ name, url }) => named(name, url)),
  ];
}

function footer(page: TextPage): string[] {
  const { issue, context } = page;
  return [
    ...wrapped(readableText(reasonLine(issue, context)), page),
    `${wordsOf(context).unsubscribe}: ${unsubscribeAddress(context.serverUrl)}`,
    ...wrapped(readableText(context.config.postalAddress), page),
  ];
}
