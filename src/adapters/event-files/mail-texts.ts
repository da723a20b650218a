/** The mails of a text that comes in parts: one mail alone, or an mbox of many (RFC 4155). */
import type { EventPiece } from '../../core/events/event-piece.ts';
import { parseMail } from './parse-mail.ts';

/** RFC 5322 allows 998 characters a line; what comes after these is left out. */
const MAX_LINE_CHARACTERS = 4_096;
const MAX_HEAD_LINES = 1_000;
/** Of the body, whose rest is left out. */
const OPENING_LINES = 40;
/** After an empty line or at the beginning: a sender, and a date such as `Thu Nov  2 08:30:00 2023`. */
const SEPARATOR = /^From .{0,320}\b[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d/;
/** Written before a line that would be one, as many times as it was before (mboxrd). */
const QUOTED = /^>(?=>*From )/;

/** Parts are one character a byte. Only what is looked at is kept of a mail, however long it is. */
export class MailTexts {
  readonly #isMbox: boolean;
  #rest = '';
  #line = 0;
  #wasEmpty = true;
  #begunAt = 1;
  /** undefined before the first separator. */
  #mail: string[] | undefined;
  #bodyLines = 0;

  constructor(form: 'one-mail' | 'mbox') {
    this.#isMbox = form === 'mbox';
    if (form === 'one-mail') this.#mail = [];
  }

  /** What is complete by now. */
  *push(part: string): Generator<EventPiece> {
    const lines = (this.#rest + part).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
    for (const line of lines) yield* this.#take(line);
  }

  *end(): Generator<EventPiece> {
    if (this.#rest !== '') yield* this.#take(this.#rest);
    yield* this.#finished();
  }

  *#take(whole: string): Generator<EventPiece> {
    const line = whole.slice(0, MAX_LINE_CHARACTERS).replace(/\r$/, '');
    this.#line += 1;
    if (this.#isMbox && this.#wasEmpty && SEPARATOR.test(line)) {
      yield* this.#finished();
      this.#mail = [];
      this.#bodyLines = 0;
      this.#begunAt = this.#line;
    } else this.#keep(this.#isMbox ? line.replace(QUOTED, '') : line);
    this.#wasEmpty = line === '';
  }

  #keep(line: string): void {
    if (this.#mail === undefined) return;
    const isBody = this.#bodyLines > 0 || line === '';
    if (isBody) this.#bodyLines += 1;
    if (isBody ? this.#bodyLines <= OPENING_LINES : this.#mail.length < MAX_HEAD_LINES) {
      this.#mail.push(line);
    }
  }

  *#finished(): Generator<EventPiece> {
    if (this.#mail !== undefined) yield { line: this.#begunAt, mail: parseMail(this.#mail) };
    this.#mail = undefined;
  }
}
