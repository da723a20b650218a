/** A button as text: its words and its address. */
import { linkAddress } from '../link-address.ts';
import { readableText } from '../readable-text.ts';
import type { TextPage } from './text-page.ts';
import { wrap } from './wrap.ts';

export function buttonText(words: string, written: string, page: TextPage): string[] {
  const address = linkAddress(written, page.context) ?? page.context.webAddress;
  return wrap(`${readableText(words)}: ${address}`, page.width);
}
