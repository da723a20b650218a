/** Puts sealed extras into the places of a page that stand closed. */
import { textsOf } from '../../texts/texts.ts';
import type { SealedExtra } from '../../sealing/sealed-extra.ts';

const END = '</aside>';

/** `html` is a web edition's, `sealed` by addresses such as `2023-10#pricing`. */
export function withSealed(
  html: string,
  sealed: ReadonlyMap<string, SealedExtra>,
  language: string,
): string {
  let result = html;
  for (const [address, extra] of sealed) {
    // Nothing of an author's text can look like this: it holds no such attribute, and `<` is escaped.
    const start = result.indexOf(`<aside class="extra" data-extra="${address}">`);
    const end = start < 0 ? -1 : result.indexOf(END, start);
    if (end >= 0) result = result.slice(0, end) + sealedParts(extra, language) + result.slice(end);
  }
  return result;
}

function sealedParts(extra: SealedExtra, language: string): string {
  const words = textsOf(language).edition.extra;
  // A `<` could end the element or begin a comment in it.
  const json = JSON.stringify(extra).replaceAll('<', String.raw`\u003c`);
  return (
    `<p class="extra-hint">${words.sealedHint}<noscript> ${words.sealedNeedsScript}</noscript></p>` +
    `<script type="application/json" data-sealed>${json}</script>`
  );
}
