/** In mails an open extra leads to the archive: for its files, which no mail shows, and for itself. */
import type { Image, ImageReference, Link, Paragraph, Root, RootContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { WHOLE_ISSUE } from '../issue/whole-issue.ts';
import type { OpenExtra } from '../markdown/nodes.ts';
import type { Texts } from '../texts/en.ts';
import type { EditionContext } from './edition-context.ts';
import type { ProjectedIssue } from './project.ts';
import { wordsOf } from './wording.ts';

type ExtraWords = Texts['edition']['extra'];

/** The issue as both media of a mail take it; the one that is given stays as it is. */
export function leadToArchive(issue: ProjectedIssue, context: EditionContext): ProjectedIssue {
  if (issue.isForPatrons) return leadingWhole(issue, context);
  const children = issue.body.children.map((block) =>
    block.type === 'openExtra' ? leading(block, context) : block,
  );
  return { ...issue, body: { ...issue.body, children } };
}

function leadingWhole(issue: ProjectedIssue, context: EditionContext): ProjectedIssue {
  const unlockLink = context.unlockLinks?.get(WHOLE_ISSUE);
  const body = structuredClone(issue.body);
  const files = new Set(issue.assets.keys());
  leadFiles(body, files, { address: unlockLink ?? context.webAddress, context });
  if (unlockLink !== undefined)
    body.children.push(wayIn(wordsOf(context).extra.openIssue, unlockLink));
  return { ...issue, body, assets: new Map() };
}

function leading(extra: OpenExtra, context: EditionContext): OpenExtra {
  const unlockLink = context.unlockLinks?.get(extra.extraId);
  if (extra.files.size === 0 && unlockLink === undefined) return extra;
  const led = structuredClone(extra);
  leadFiles(led, extra.files, { address: unlockLink ?? context.webAddress, context });
  if (unlockLink !== undefined) led.children.push(wayIn(wordsOf(context).extra.open, unlockLink));
  return led;
}

/** Pictures become their descriptions; both, and links to files, lead to where the file opens. */
function leadFiles(
  extra: OpenExtra | Root,
  files: ReadonlySet<string>,
  { address, context }: { readonly address: string; readonly context: EditionContext },
): void {
  const words = wordsOf(context).extra;
  const defined = new Set<string>();
  visit(extra, 'definition', (definition) => {
    if (!files.has(definition.url)) return;
    definition.url = address;
    defined.add(definition.identifier);
  });
  visit(extra, (node: OpenExtra | Root | RootContent, index, parent) => {
    if (node.type === 'link' && files.has(node.url)) node.url = address;
    const isPicture =
      (node.type === 'image' && files.has(node.url)) ||
      (node.type === 'imageReference' && defined.has(node.identifier));
    if (!isPicture || parent === undefined || index === undefined) return;
    const isLinked = parent.type === 'link' || parent.type === 'linkReference';
    parent.children[index] = isLinked ? description(node, words) : described(node, address, words);
  });
}

function described(picture: Image | ImageReference, url: string, words: ExtraWords): Link {
  return { type: 'link', url, children: [description(picture, words)], position: picture.position };
}

function description(picture: Image | ImageReference, words: ExtraWords): Text {
  const alt = (picture.alt ?? '').trim();
  const value = alt === '' ? words.picture : words.pictureOf(alt);
  return { type: 'text', value, position: picture.position };
}

function wayIn(value: string, url: string): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'link', url, children: [{ type: 'text', value }] }],
  };
}
