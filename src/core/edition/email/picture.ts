/** Pictures: whole https addresses, a width in pixels, and words for whoever has images off. */
import type { Element } from 'hast';
import { wholeAddress } from '../whole-address.ts';
import { cell, layoutTable, paragraph, row } from './layout-table.ts';
import { fileLink } from './link.ts';
import { inked, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { GAP, MEASURE, type MailPage } from './mail-page.ts';
import { quietType } from './type.ts';

/** Classic Outlook shows neither WebP nor AVIF, Gmail no SVG. */
const UNSHOWN = /\.(?:svgz?|webp|avif)$/i;

/** The picture that a paragraph consists of, perhaps inside a link. */
export function onlyPicture(node: Element): Element | undefined {
  const children = node.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  const [child] = children;
  return children.length === 1 && child?.type === 'element' && child.tagName === 'img'
    ? child
    : undefined;
}

export function blockPicture(node: Element, page: MailPage): Element {
  const caption = node.properties['title'];
  const set = picture(node, page, true);
  if (set === undefined) return paragraph(shape({}), pictureLink(node, page));
  const captionLook = mixed(
    shape({ padding: '8px 0 0' }),
    quietType(page.tokens),
    inked(page.palette, 'quiet'),
  );
  return layoutTable(
    {},
    row(
      cell(
        shape({ padding: `0 0 ${GAP}px` }),
        {},
        layoutTable(
          {},
          row(cell(shape({}), {}, set)),
          typeof caption === 'string' ? row(cell(captionLook, {}, caption)) : undefined,
        ),
      ),
    ),
  );
}

export function inlinePicture(node: Element, page: MailPage): Element {
  return picture(node, page, false) ?? pictureLink(node, page);
}

function picture(node: Element, page: MailPage, alone: boolean): Element | undefined {
  const written = String(node.properties['src'] ?? '');
  const src = wholeAddress(written, page.context.webAddress);
  if (src === undefined || !isShown(src, page)) return undefined;
  const size = page.assets.get(written)?.size ?? sizeOf(node);
  const width = Math.min(size?.width ?? MEASURE, MEASURE);
  const height =
    size?.height === undefined ? undefined : Math.round((size.height * width) / size.width);
  const look = mixed(
    shape({
      ...(alone ? { display: 'block' } : { 'vertical-align': 'middle' }),
      width: '100%',
      'max-width': `${width}px`,
      height: 'auto',
      border: '0',
    }),
    quietType(page.tokens),
    inked(page.palette, 'quiet'),
  );
  return styled('img', look, { src, width, height, alt: String(node.properties['alt'] ?? '') });
}

function isShown(src: string, page: MailPage): boolean {
  const { protocol, origin, pathname } = new URL(src);
  const isSafe = protocol === 'https:' || origin === new URL(page.context.webAddress).origin;
  return isSafe && !UNSHOWN.test(pathname);
}

/** A picture that mail cannot show is reached by its description. */
function pictureLink(node: Element, page: MailPage): Element {
  const alt = String(node.properties['alt'] ?? '').trim();
  const src = String(node.properties['src'] ?? '');
  return fileLink(page, src, `[${alt === '' ? 'picture' : alt}]`);
}

function sizeOf(node: Element): { width: number; height: number | undefined } | undefined {
  const width = Number(node.properties['width']);
  const height = Number(node.properties['height']);
  if (!(width > 0 && width < 10_000)) return undefined;
  return { width, height: height > 0 && height < 10_000 ? height : undefined };
}
