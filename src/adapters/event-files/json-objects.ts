/** The JSON objects of a text that comes in parts: one array, one object a line, or one array a line. */
import type { EventPiece } from '../../core/events/event-piece.ts';
import { eventProblem } from '../../core/events/event-problem.ts';

/** A provider's events have about 500 characters. */
const MAX_OBJECT_CHARACTERS = 64 * 1024;
/** What may stand between two objects. */
const BETWEEN = /^[\s,[\]]*/;

/**
 * Looks for whole objects and takes no other notice of arrays, so that logs of webhook requests
 * are read as well. What is broken is named by the line on which it begins; where its end cannot
 * be told, reading goes on with the line after that.
 */
export class JsonObjects {
  #rest = '';
  #line = 1;
  #skipsLine = false;

  /** What is complete by now. */
  *push(part: string): Generator<EventPiece> {
    this.#rest += part;
    yield* this.#read(false);
  }

  *end(): Generator<EventPiece> {
    yield* this.#read(true);
  }

  *#read(isLast: boolean): Generator<EventPiece> {
    for (;;) {
      if (this.#skipsLine) this.#skipLine();
      this.#take(BETWEEN.exec(this.#rest)?.[0].length ?? 0);
      if (this.#rest === '') return;
      const end = this.#rest.startsWith('{') ? endOfObject(this.#rest) : 'broken';
      if (end === 'open' && !isLast) return;
      const line = this.#line;
      if (typeof end === 'number') {
        const value = parse(this.#rest.slice(0, end));
        this.#take(end);
        yield value === undefined ? notJson(line) : { line, value };
      } else {
        this.#skipsLine = true;
        yield end === 'too-long' ? tooLong(line) : notJson(line);
      }
    }
  }

  #skipLine(): void {
    const lineEnd = this.#rest.indexOf('\n');
    this.#skipsLine = lineEnd < 0;
    this.#take(lineEnd < 0 ? this.#rest.length : lineEnd + 1);
  }

  #take(length: number): void {
    const taken = this.#rest.slice(0, length);
    for (let at = taken.indexOf('\n'); at >= 0; at = taken.indexOf('\n', at + 1)) this.#line += 1;
    this.#rest = this.#rest.slice(length);
  }
}

/** The place after its last brace; `open` while that has still to come. */
function endOfObject(text: string): number | 'open' | 'broken' | 'too-long' {
  const length = Math.min(text.length, MAX_OBJECT_CHARACTERS);
  let depth = 0;
  let inString = false;
  for (let at = 0; at < length; at += 1) {
    const sign = text[at];
    if (inString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inString = false;
      // JSON writes it as \n, so a quote was not closed.
      else if (sign === '\n') return 'broken';
    } else if (sign === '"') inString = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length > MAX_OBJECT_CHARACTERS ? 'too-long' : 'open';
}

/** undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notJson(line: number): EventPiece {
  return eventProblem('event-not-json', line, 'What stands here is no JSON object.');
}

function tooLong(line: number): EventPiece {
  return eventProblem(
    'event-too-long',
    line,
    `The object has more than ${MAX_OBJECT_CHARACTERS} characters; the rest of its line was left out.`,
  );
}
