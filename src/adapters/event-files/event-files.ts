/** Files of events: read in parts, however large they are, with each unreadable event as a problem. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { EventPiece } from '../../core/events/event-piece.ts';
import { Failure } from '../../core/failure.ts';
import type { EventFiles } from '../../ports.ts';
import { JsonObjects } from './json-objects.ts';

/** Of a million recipients, several issues. */
const MAX_FILE_BYTES = 16 * 1024 ** 3;
const PART_BYTES = 64 * 1024;
/** So many mean that the file is written in another way altogether. */
const MAX_BROKEN = 1_000;

export const eventFiles: EventFiles = { open: readEvents };

async function* readEvents(path: string): AsyncGenerator<EventPiece> {
  await refuse(path);
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

async function refuse(path: string): Promise<void> {
  const file = await stat(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '?';
    throw unreadable(path, code);
  });
  // A pipe or a device has no size to bound.
  if (!file.isFile()) throw unreadable(path, 'it is no regular file');
  if (file.size > MAX_FILE_BYTES) {
    throw new Failure(
      'content',
      'events-too-large',
      `${path} has ${file.size} bytes; a file of events has at most ${MAX_FILE_BYTES}.`,
      'Split the file between two lines, and import the parts one after the other.',
    );
  }
}

function unreadable(path: string, why: string): Failure {
  return new Failure(
    'usage',
    'events-unreadable',
    `${path} cannot be read (${why}).`,
    'Give the path of a JSON file that you may read.',
  );
}

function notEvents(path: string): Failure {
  return new Failure(
    'content',
    'events-not-json',
    `${path} has more than ${MAX_BROKEN} places that are no JSON objects.`,
    'Export the events as JSON: one event a line, or one array of all.',
  );
}
