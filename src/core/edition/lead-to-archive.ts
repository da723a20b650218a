/** In mails an open extra leads to the archive: for its files, which no mail shows, and for itself. */
import type { Image, ImageReference, Link, Paragraph, Root, RootContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { WHOLE_ISSUE } from '../issue/whole-issue.ts';
import type { OpenExtra } from '../markdown/nodes.ts';
import type { EditionContext } from './edition-context.ts';
import type { ProjectedIssue } from './project.ts';
import { wording } from './wording.ts';

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
  leadFiles(body, files, unlockLink ?? context.webAddress);
  if (unlockLink !== undefined) body.children.push(wayIn(wording.openIssue, unlockLink));
  return { ...issue, body, assets: new Map() };
}

function leading(extra: OpenExtra, context: EditionContext): OpenExtra {
  const unlockLink = context.unlockLinks?.get(extra.extraId);
  if (extra.files.size === 0 && unlockLink === undefined) return extra;
  const led = structuredClone(extra);
  leadFiles(led, extra.files, unlockLink ?? context.webAddress);
  if (unlockLink !== undefined) led.children.push(wayIn(wording.openExtra, unlockLink));
  return led;
}

/** Pictures become their descriptions; both, and links to files, lead to where the file opens. */
function leadFiles(extra: OpenExtra | Root, files: ReadonlySet<string>, address: string): void {
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
    parent.children[index] = isLinked ? description(node) : described(node, address);
  });
}

function described(picture: Image | ImageReference, url: string): Link {
  return { type: 'link', url, children: [description(picture)], position: picture.position };
}

function description(picture: Image | ImageReference): Text {
  const alt = (picture.alt ?? '').trim();
  const value = alt === '' ? wording.extraPicture : `${wording.extraPicture}: ${alt}`;
  return { type: 'text', value, position: picture.position };
}

function wayIn(value: string, url: string): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'link', url, children: [{ type: 'text', value }] }],
  };
}
