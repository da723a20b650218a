/** Files of extras in the archive: what stands for their addresses is the caller's to say. */
import type { Element, ElementContent, Properties, Root } from 'hast';
import { isAudio } from '../../issue/file-kind.ts';
import type { Asset } from '../../issue/issue.ts';
import { eachElement } from './each-element.ts';
import { element } from './element.ts';

/** By their names in HTML. */
export type FileAttributes = Readonly<Record<string, string>>;

/** No address of a file of the extra's own is left in the tree. */
export function setExtraFiles(
  tree: Root,
  assets: ReadonlyMap<string, Asset>,
  attributesOf: (asset: Asset) => FileAttributes,
): void {
  const known = new Map([...assets].map(([address, asset]) => [decoded(address), asset]));
  const find = (address: unknown): Asset | undefined =>
    typeof address === 'string' ? known.get(decoded(address)) : undefined;
  eachElement(tree, (node, parent, index) => {
    const file = node.tagName === 'a' ? find(node.properties['href']) : undefined;
    const picture = node.tagName === 'img' ? find(node.properties['src']) : undefined;
    const player = node.tagName === 'p' ? playable(node, find) : undefined;
    if (player !== undefined) {
      parent.children[index] = audio(player.link, player.asset, attributesOf);
    } else if (file !== undefined) {
      setAddress(node, 'href', attributesOf(file));
      node.properties['download'] = nameOf(file);
    } else if (picture !== undefined) {
      setAddress(node, 'src', attributesOf(picture));
      Object.assign(node.properties, picture.size);
    }
  });
}

/** A link to a recording that is all of its paragraph. */
function playable(
  paragraph: Element,
  find: (address: unknown) => Asset | undefined,
): { readonly link: Element; readonly asset: Asset } | undefined {
  const children = paragraph.children.filter(isSeen);
  const [link] = children;
  if (children.length !== 1 || link?.type !== 'element' || link.tagName !== 'a') return undefined;
  const asset = find(link.properties['href']);
  return asset !== undefined && isAudio(asset.path) ? { link, asset } : undefined;
}

function audio(
  link: Element,
  asset: Asset,
  attributesOf: (asset: Asset) => FileAttributes,
): Element {
  const player = element('audio', { controls: true, preload: 'none' });
  setAddress(player, 'src', attributesOf(asset));
  return element('figure', {}, player, element('figcaption', {}, ...link.children));
}

/** A served file may be named by the other of the two: the element decides. */
function setAddress(node: Element, name: 'href' | 'src', attributes: FileAttributes): void {
  delete node.properties[name];
  const given: Properties = {};
  for (const [attribute, value] of Object.entries(attributes)) {
    given[attribute === 'href' || attribute === 'src' ? name : attribute] = value;
  }
  Object.assign(node.properties, given);
  // A link that leads nowhere yet must be one all the same, for the keyboard's sake.
  if (node.tagName === 'a') node.properties['href'] ??= '#';
}

function nameOf({ path }: Asset): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.age$/, '');
}

function isSeen(node: ElementContent): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}

/** HTML and Markdown escape differently, and both mean the same name. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
