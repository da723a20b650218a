/** How much of what Gmail shows a mail takes up. */
import { linted } from '../mail-lint/linted-mail.ts';
import { arrivingBytes, MAX_HTML_BYTES, WARN_SHARE } from '../mail-lint/mail-size.ts';
import type { SampleMail } from './sample-mail.ts';

export interface MailSize {
  readonly htmlBytes: number;
  readonly textBytes: number;
  /** Of the HTML when its links are tracked and its opening is counted: an estimate. */
  readonly arrivingBytes: number;
  /** Of that, in what Gmail shows: 1 is all of it. */
  readonly share: number;
  readonly state: 'fits' | 'close' | 'clipped';
}

export function mailSize(mail: SampleMail): MailSize {
  const arriving = arrivingBytes(linted(mail));
  const share = arriving / MAX_HTML_BYTES;
  return {
    htmlBytes: utf8Bytes(mail.html),
    textBytes: utf8Bytes(mail.text),
    arrivingBytes: arriving,
    share,
    state: share > 1 ? 'clipped' : share > WARN_SHARE ? 'close' : 'fits',
  };
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
