/** An old issue’s text in parts: each under its heading, and what each of them is. */
import type { Heading, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { SectionName } from '../issue/schema.ts';
import { leadingLink } from './imported-item.ts';
import { isHeadingLike, readSection } from './read-section.ts';
import { sectionOfHeading } from './section-of-heading.ts';

export interface IssuePart {
  readonly heading: Heading | undefined;
  readonly section: SectionName | undefined;
  readonly blocks: RootContent[];
}

type Headings = Readonly<Record<SectionName, string>>;

/** A part that nothing names, and that is nothing but links, is one of reading. */
export function splitSections(blocks: readonly RootContent[], headings: Headings): IssuePart[] {
  const parts: IssuePart[] = [{ heading: undefined, section: undefined, blocks: [] }];
  for (const block of blocks) {
    const heading = headingOf(block, headings);
    const open = parts.at(-1);
    const isLink = heading !== undefined && leadingLink(heading.children) !== undefined;
    const begins =
      heading !== undefined &&
      !isLink &&
      (heading.depth === 2 || sectionOfHeading(toString(heading), headings) !== undefined);
    if (begins) {
      const section = sectionOfHeading(toString(heading), headings);
      parts.push({ heading: { ...heading, depth: 2 }, section, blocks: [] });
    } else open?.blocks.push(block);
  }
  return parts
    .filter(({ heading, blocks }) => heading !== undefined || blocks.length > 0)
    .map((part) =>
      part.section === undefined && isAllLinks(part) ? { ...part, section: 'reading' } : part,
    );
}

/** Mails often have a line in bold where a heading is meant. */
function headingOf(block: RootContent, headings: Headings): Heading | undefined {
  if (block.type === 'heading') return block;
  if (block.type !== 'paragraph' || !isHeadingLike(block)) return undefined;
  return sectionOfHeading(toString(block), headings) === undefined ? undefined : asHeading(block);
}

function asHeading({ children, position }: Paragraph): Heading {
  return {
    type: 'heading',
    depth: 2,
    children: children.flatMap((child) => (child.type === 'strong' ? child.children : [child])),
    ...(position === undefined ? {} : { position }),
  };
}

/** Two links at least, and no more beside them than an introduction and asides. */
function isAllLinks({ heading, blocks }: IssuePart): boolean {
  const { items, before, after } = readSection(blocks, 1);
  const isPlain = [...before, ...after].every(
    ({ type }) => type === 'paragraph' || type === 'image' || type === 'heading',
  );
  if (items.length < 2 || !isPlain || before.length > 6) return false;
  const hasList = blocks.some(({ type }) => type === 'list' || type === 'heading');
  return hasList || (heading !== undefined && items.length > before.length + after.length);
}
