/** Random trees of Markdown: every kind of node, also in shapes that no parser would give. */
import fc from 'fast-check';
import type {
  AlignType,
  BlockContent,
  Definition,
  FootnoteDefinition,
  Heading,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { hostileAddress, hostileHtml, hostileWords } from './hostile-markdown.ts';

const identifier = fc.constantFrom('a', 'b', 'constructor', '__proto__', 'ü');
const title = fc.option(hostileWords);
const empty = fc.constantFrom('', ' ', '\n', '\u00a0', '\u200b');
const value = fc.oneof({ weight: 4, arbitrary: hostileWords }, empty);

const leaf: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('text' as const), value }) },
  fc.record({ type: fc.constant('inlineCode' as const), value }),
  fc.record({ type: fc.constant('html' as const), value: hostileHtml }),
  fc.record({ type: fc.constant('break' as const) }),
  fc.record({ type: fc.constant('image' as const), url: hostileAddress, alt: title, title }),
  fc.record({
    type: fc.constant('imageReference' as const),
    identifier,
    referenceType: fc.constant('full' as const),
    alt: title,
  }),
  fc.record({ type: fc.constant('footnoteReference' as const), identifier }),
);

/** `depth` is how many nodes may lie in each other. */
function phrasing(depth: number): fc.Arbitrary<PhrasingContent> {
  if (depth === 0) return leaf;
  const children = fc.array(phrasing(depth - 1), { maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    fc.record({ type: fc.constant('emphasis' as const), children }),
    fc.record({ type: fc.constant('strong' as const), children }),
    fc.record({ type: fc.constant('delete' as const), children }),
    fc.record({ type: fc.constant('link' as const), url: hostileAddress, title, children }),
    fc.record({
      type: fc.constant('linkReference' as const),
      identifier,
      referenceType: fc.constant('full' as const),
      children,
    }),
  );
}

const line = fc.array(phrasing(2), { maxLength: 3 });
const flat: fc.Arbitrary<BlockContent> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), children: line }),
  fc.record({
    type: fc.constant('heading' as const),
    depth: fc.constantFrom<Heading['depth'][]>(1, 2, 3, 4, 5, 6),
    children: line,
  }),
  fc.record({ type: fc.constant('thematicBreak' as const) }),
  fc.record({ type: fc.constant('html' as const), value: hostileHtml }),
  fc.record({
    type: fc.constant('code' as const),
    lang: fc.option(fc.constantFrom('js', 'yaml', 'x" onclick="x', 'constructor')),
    meta: title,
    value,
  }),
  tableOf(line),
);

function blockAt(depth: number): fc.Arbitrary<BlockContent> {
  if (depth === 0) return flat;
  const children = fc.array(blockAt(depth - 1), { maxLength: 3 });
  const item = fc.record({
    type: fc.constant('listItem' as const),
    checked: fc.option(fc.boolean()),
    spread: fc.boolean(),
    children,
  });
  return fc.oneof(
    { weight: 4, arbitrary: flat },
    fc.record({ type: fc.constant('blockquote' as const), children }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      start: fc.option(fc.nat()),
      spread: fc.boolean(),
      children: fc.array(item, { maxLength: 3 }),
    }),
  );
}
const block = blockAt(3);

/** Rows may be longer or shorter than the first, and there may be none. */
function tableOf(children: fc.Arbitrary<PhrasingContent[]>): fc.Arbitrary<Table> {
  const cell = fc.record({ type: fc.constant('tableCell' as const), children });
  return fc.record({
    type: fc.constant('table' as const),
    align: fc.array(fc.constantFrom<AlignType>('left', 'right', 'center', null), { maxLength: 4 }),
    children: fc.array(
      fc.record({
        type: fc.constant('tableRow' as const),
        children: fc.array(cell, { maxLength: 5 }),
      }),
      { maxLength: 3 },
    ),
  });
}

const definition: fc.Arbitrary<Definition> = fc.record({
  type: fc.constant('definition' as const),
  identifier,
  url: hostileAddress,
  title,
});
/** Notes may refer to each other and to themselves. */
const note: fc.Arbitrary<FootnoteDefinition> = fc.record({
  type: fc.constant('footnoteDefinition' as const),
  identifier,
  children: fc.array(block, { maxLength: 2 }),
});
const place: fc.Arbitrary<RootContent> = fc.oneof(
  fc.record({
    type: fc.constant('sectionPlace' as const),
    section: fc.constantFrom('writing' as const, 'building' as const, 'reading' as const),
  }),
  fc.record({ type: fc.constant('supportPlace' as const) }),
  fc.record({
    type: fc.constant('videoPlace' as const),
    source: fc.oneof(
      fc.constant({ kind: 'youtube' as const, videoId: 'abcdefghijk' }),
      fc.record({ kind: fc.constant('file' as const), address: hostileAddress }),
    ),
    poster: fc.option(hostileAddress, { nil: undefined }),
    title: hostileWords,
  }),
  fc.record({
    type: fc.constant('buttonPlace' as const),
    words: hostileWords,
    address: hostileAddress,
  }),
  fc.record({
    type: fc.constant('extraPlace' as const),
    extraId: fc.constant('costs'),
    tier: fc.constant('patron'),
    teaser: hostileWords,
  }),
);

export const hostileTree: fc.Arbitrary<Root> = fc.record({
  type: fc.constant('root' as const),
  children: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: block },
      { weight: 1, arbitrary: definition },
      { weight: 1, arbitrary: note },
      { weight: 1, arbitrary: place },
    ),
    { maxLength: 6 },
  ),
});
