/** The forms in which a page offers a picture: newer than its own file, and as wide as screens need it. */
import type { Root } from 'hast';
import type { Asset } from '../../issue/issue.ts';
import type { EditionAsset } from '../web-edition.ts';
import { eachElement } from './each-element.ts';
import { element } from './element.ts';

export interface PictureVariant {
  /** Root-relative: beside the picture itself. */
  readonly to: string;
  readonly width: number;
  readonly type: VariantType;
}

/** The best first: a browser takes the first one that it knows. */
const variantTypes = ['image/avif', 'image/webp'] as const;
export type VariantType = (typeof variantTypes)[number];

/** Telephones up to three pixels for each of a page's, and the measure up to two. */
const WIDTHS = [480, 680, 1020, 1360] as const;
/** What is smaller comes in one go anyway. */
const LEAST_BYTES = 8 * 1024;
/** A larger picture stays as it is: to decompress it would take more memory than small machines have. */
export const MOST_PIXELS = 100_000_000;
/** The measure in pixels, and below that the window but for its edges; `sizes` knows no other lengths. */
const MEASURE = 680;
const EDGES = 32;

/**
 * Wraps the pictures of a page so that it offers their variants; the feeds keep the plain ones. Gives
 * back the variants that the page asks for, by the picture's address.
 */
export function offerVariants(
  tree: Root,
  assets: ReadonlyMap<string, Asset>,
): ReadonlyMap<string, readonly PictureVariant[]> {
  const offered = new Map<string, readonly PictureVariant[]>();
  eachElement(tree, (node, parent, index) => {
    if (node.tagName !== 'img') return;
    const address = String(node.properties['src'] ?? '');
    const asset = assets.get(address);
    const variants = asset === undefined ? [] : variantsOf(address, asset);
    if (asset?.size === undefined || variants.length === 0) return;
    offered.set(address, variants);
    const sizes = sizesOf(asset.size.width);
    const sources = variantTypes.map((type) =>
      element('source', { type, srcSet: srcSet(variants, type), sizes }),
    );
    parent.children[index] = element('picture', {}, ...sources, node);
  });
  return offered;
}

/** The files that a page needs beside it, with the variants that it asks for. */
export function editionAssets(
  assets: ReadonlyMap<string, Asset>,
  offered: ReadonlyMap<string, readonly PictureVariant[]>,
): EditionAsset[] {
  return [...assets].map(([to, { path: from }]) => {
    const variants = offered.get(to);
    return variants === undefined ? { from, to } : { from, to, variants };
  });
}

/** None where nothing would be gained. */
export function variantsOf(address: string, asset: Asset): PictureVariant[] {
  if (asset.isStill !== true || asset.size === undefined || asset.bytes < LEAST_BYTES) return [];
  const { width, height } = asset.size;
  if (width * height > MOST_PIXELS) return [];
  return variantTypes.flatMap((type) =>
    widthsOf(width).map((each) => ({
      to: `${address}.w${each}.${type.slice('image/'.length)}`,
      width: each,
      type,
    })),
  );
}

/** Nothing is enlarged: the widest is the picture's own width where that is less. */
function widthsOf(width: number): number[] {
  const narrower = WIDTHS.filter((each) => each < width);
  return narrower.length === WIDTHS.length ? narrower : [...narrower, width];
}

function srcSet(variants: readonly PictureVariant[], type: VariantType): string {
  return variants
    .filter((variant) => variant.type === type)
    .map(({ to, width }) => `${to} ${width}w`)
    .join(', ');
}

function sizesOf(width: number): string {
  const most = Math.min(width, MEASURE);
  return `(min-width: ${most + EDGES}px) ${most}px, calc(100vw - ${EDGES}px)`;
}
