/** Puts a picture's description in its place where a client does not show its format. */
import type { Element, ElementContent } from 'hast';
import type { MailClient } from '../mail-lint/caniemail.ts';
import { verdict } from './verdict.ts';
import { DATA_PICTURE, pictureFormats } from './watched-values.ts';

/** Undefined where the picture is shown, or nobody knows its format. */
export function degradePicture(image: Element, client: MailClient): ElementContent[] | undefined {
  const src = String(image.properties['src'] ?? '');
  const ending = /^[^?#]*\.([a-z]{3,4})(?:[?#]|$)/i.exec(src)?.[1]?.toLowerCase() ?? '';
  const feature = /^data:/i.test(src) ? DATA_PICTURE : pictureFormats[ending];
  if (feature === undefined) return undefined;
  if (verdict(feature, client, { name: 'img', value: src, tagName: 'img' }) !== undefined) {
    return undefined;
  }
  const alt = String(image.properties['alt'] ?? '');
  return alt === '' ? [] : [{ type: 'text', value: alt }];
}
