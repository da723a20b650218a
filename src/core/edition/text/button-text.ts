/** A button as text: its words and its address. */
import { readableText } from '../readable-text.ts';
import { wholeAddress } from '../whole-address.ts';
import type { TextPage } from './text-page.ts';
import { wrap } from './wrap.ts';

export function buttonText(words: string, written: string, page: TextPage): string[] {
  const address = wholeAddress(written, page.context.webAddress) ?? page.context.webAddress;
  return wrap(`${readableText(words)}: ${address}`, page.width);
}
