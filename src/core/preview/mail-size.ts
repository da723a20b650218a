/** How much of what Gmail shows a mail takes up. */

/** Gmail hides what comes after so many bytes of HTML, the way to unsubscribe too. */
const CLIPPED_AT_BYTES = 102 * 1024;
/** Link tracking and a pixel come on top of what is measured here. */
const WARN_AT_SHARE = 0.8;

export interface MailSize {
  readonly htmlBytes: number;
  readonly textBytes: number;
  /** Of the HTML, in what Gmail shows: 1 is all of it. */
  readonly share: number;
  readonly state: 'fits' | 'close' | 'clipped';
}

export const sizeScale = { clippedAtBytes: CLIPPED_AT_BYTES, warnAtShare: WARN_AT_SHARE } as const;

/** Of the bytes that one recipient gets, before any link is tracked. */
export function mailSize(html: string, text: string): MailSize {
  const htmlBytes = utf8Bytes(html);
  const share = htmlBytes / CLIPPED_AT_BYTES;
  return {
    htmlBytes,
    textBytes: utf8Bytes(text),
    share,
    state: share >= 1 ? 'clipped' : share >= WARN_AT_SHARE ? 'close' : 'fits',
  };
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
