/** Pictures: whole https addresses, a width in pixels, and words for whoever has images off. */
import type { Element } from 'hast';
import { needsTwin, twinAddress } from '../mail-picture.ts';
import { wordsOf } from '../wording.ts';
import { wholeAddress } from '../whole-address.ts';
import { cell, layoutTable, paragraph, row } from './layout-table.ts';
import { fileLink } from './link.ts';
import { inked, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { quietType } from './type.ts';

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
  const set = framedPicture(node, page.measure, page);
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
  return picture(node, page, { most: page.measure, alone: false }) ?? pictureLink(node, page);
}

/** A picture in a frame of its own, at most so many pixels wide; undefined when mail cannot show it. */
export function framedPicture(node: Element, most: number, page: MailPage): Element | undefined {
  return picture(node, page, { most, alone: true });
}

function picture(
  node: Element,
  page: MailPage,
  { most, alone }: { readonly most: number; readonly alone: boolean },
): Element | undefined {
  const written = String(node.properties['src'] ?? '');
  const asset = page.assets.get(written);
  const src = sourceOf(written, asset !== undefined, page);
  if (src === undefined) return undefined;
  const { width, height } = fitted(asset?.size ?? sizeOf(node), most);
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

/** The archive's own pictures are on https or on the address that the author tries things out on. */
function sourceOf(written: string, isOwn: boolean, page: MailPage): string | undefined {
  const whole = wholeAddress(written, page.context.webAddress);
  if (whole === undefined) return undefined;
  const { protocol, origin, pathname } = new URL(whole);
  if (protocol !== 'https:' && origin !== new URL(page.context.webAddress).origin) return undefined;
  if (!needsTwin(pathname)) return whole;
  return isOwn ? twinAddress(whole) : undefined;
}

function fitted(
  size: { readonly width: number; readonly height: number | undefined } | undefined,
  most: number,
): { readonly width: number; readonly height: number | undefined } {
  if (size === undefined) return { width: most, height: undefined };
  const width = Math.min(size.width, most);
  const height =
    size.height === undefined ? undefined : Math.round((size.height * width) / size.width);
  return { width, height };
}

/** A picture that mail cannot show is reached by its description. */
function pictureLink(node: Element, page: MailPage): Element {
  const alt = String(node.properties['alt'] ?? '').trim();
  const src = String(node.properties['src'] ?? '');
  return fileLink(page, src, `[${alt === '' ? wordsOf(page.context).unnamedPicture : alt}]`);
}

function sizeOf(node: Element): { width: number; height: number | undefined } | undefined {
  const width = Number(node.properties['width']);
  const height = Number(node.properties['height']);
  if (!(width > 0 && width < 10_000)) return undefined;
  return { width, height: height > 0 && height < 10_000 ? height : undefined };
}
