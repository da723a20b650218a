/** Files of events and of mails: read in parts, however large they are, with each unreadable event as a problem. */
import { createReadStream } from 'node:fs';
import type { EventPiece } from '../../core/events/event-piece.ts';
import { Failure } from '../../core/failure.ts';
import type { EventFiles } from '../../ports/events.ts';
import { formOf } from './file-form.ts';
import { JsonObjects } from './json-objects.ts';
import { mailsOf } from './mail-files.ts';

const PART_BYTES = 64 * 1024;
/** So many mean that the file is written in another way altogether. */
const MAX_BROKEN = 1_000;

export const eventFiles: EventFiles = { open: readEvents };

async function* readEvents(path: string): AsyncGenerator<EventPiece> {
  const form = await formOf(path);
  if (form !== 'json') return yield* mailsOf(path, form);
  const objects = new JsonObjects();
  let broken = 0;
  const checked = function* (pieces: Iterable<EventPiece>): Generator<EventPiece> {
    for (const piece of pieces) {
      if ('id' in piece) broken += 1;
      if (broken > MAX_BROKEN) throw notEvents(path);
      yield piece;
    }
  };
  for await (const part of decoded(path)) yield* checked(objects.push(part));
  yield* checked(objects.end());
}

async function* decoded(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (part?: Uint8Array): string => {
    try {
      return part === undefined ? decoder.decode() : decoder.decode(part, { stream: true });
    } catch {
      throw new Failure(
        'content',
        'events-not-utf8',
        `${path} is not UTF-8 text.`,
        'Export the events again as JSON.',
      );
    }
  };
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: PART_BYTES });
  for await (const part of stream) yield decode(part);
  yield decode();
}

function notEvents(path: string): Failure {
  return new Failure(
    'content',
    'events-not-json',
    `${path} has more than ${MAX_BROKEN} places that are no JSON objects.`,
    'Export the events as JSON: one event a line, or one array of all.',
  );
}
