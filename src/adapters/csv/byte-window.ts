/** The part of a file that is still looked at, moved forward over its pieces. */

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Places are counted from the file's first byte; those forgotten must not be asked for. */
export class ByteWindow {
  #bytes: Buffer = Buffer.alloc(0);
  /** The place of the first byte kept. */
  #start = 0;
  #line = 1;
  /** Up to where lines are counted. */
  #counted = 0;
  readonly #pieces: AsyncIterator<Buffer>;

  constructor(pieces: AsyncIterable<Buffer>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The place after the last byte that is there. */
  get end(): number {
    return this.#start + this.#bytes.length;
  }

  /** Takes one more piece; undefined at the end of the file. */
  async grow(): Promise<Buffer | undefined> {
    const next = await this.#pieces.next();
    if (next.done === true) return undefined;
    this.#bytes = this.#bytes.length === 0 ? next.value : Buffer.concat([this.#bytes, next.value]);
    return next.value;
  }

  /** Lets go of what lies before a place, unless its lines are not counted yet. */
  forget(place: number): void {
    const upTo = Math.min(place, this.#counted);
    this.#bytes = this.#bytes.subarray(Math.max(0, upTo - this.#start));
    this.#start = Math.max(this.#start, upTo);
  }

  from(place: number): Buffer {
    return this.#bytes.subarray(place - this.#start);
  }

  /** The line on which a place lies, from 1; asked for rising places only. */
  lineOf(place: number): number {
    const bytes = this.#bytes;
    const to = place - this.#start;
    for (let at = this.#counted - this.#start; at < to; at += 1) {
      if (endsLine(bytes, at)) this.#line += 1;
    }
    this.#counted = Math.max(this.#counted, place);
    return this.#line;
  }

  /** The first place at or after this one that ends no line. */
  skipNewlines(place: number): number {
    let at = place - this.#start;
    while (this.#bytes[at] === NEWLINE || this.#bytes[at] === RETURN) at += 1;
    return this.#start + at;
  }

  /** The place after the line on which this one lies. */
  async endOfLine(place: number): Promise<number> {
    for (let at = place; ; at += 1) {
      // One more, because a CR may be the first half of a line's end.
      while (at + 1 >= this.end && (await this.grow()) !== undefined);
      if (at >= this.end) return at;
      if (endsLine(this.#bytes, at - this.#start)) return at + 1;
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}

/** A line ends with LF, CRLF or a CR alone. */
function endsLine(bytes: Buffer, at: number): boolean {
  const byte = bytes[at];
  return byte === NEWLINE || (byte === RETURN && bytes[at + 1] !== NEWLINE);
}
