/** A mail as the rules look at it: the bytes that go out, and what they say. */
import type { Root } from 'hast';
import { rehype } from 'rehype';
import type { Message } from '../delivery/message.ts';
import type { Edition } from '../edition/edition.ts';

export interface MailToLint {
  readonly edition: Edition;
  /** The edition as it is submitted, with its headers. */
  readonly message: Message;
  readonly postalAddress: string;
  /** The issue's file, for what the author wrote nowhere in particular. */
  readonly issuePath: string;
}

export interface LintedMail extends MailToLint {
  /** The HTML, read again as a client reads it; every node has its position. */
  readonly tree: Root;
}

const parser = rehype().freeze();

export function linted(mail: MailToLint): LintedMail {
  return { ...mail, tree: parser.parse(mail.edition.html) };
}
