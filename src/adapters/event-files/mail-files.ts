/** Mails in files, in whatever form a mail program keeps or exports them. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventPiece } from '../../core/events/event-piece.ts';
import type { MailForm } from './file-form.ts';
import { MailTexts } from './mail-texts.ts';

const PART_BYTES = 64 * 1024;

/** Mails of a Maildir are counted in place of lines, in the order of their names. */
export async function* mailsOf(path: string, form: MailForm): AsyncGenerator<EventPiece> {
  if (form !== 'maildir') return yield* mailsOfFile(path, form);
  let number = 0;
  for (const file of await maildirFiles(path)) {
    for await (const piece of mailsOfFile(file, 'one-mail')) {
      number += 1;
      yield { ...piece, line: number };
    }
  }
}

async function maildirFiles(path: string): Promise<string[]> {
  const folders = [join(path, 'cur'), join(path, 'new')];
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { withFileTypes: true });
      const mails = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
      return mails.map(({ name }) => join(folder, name));
    }),
  );
  return found.flat().toSorted();
}

async function* mailsOfFile(
  path: string,
  form: Exclude<MailForm, 'maildir'>,
): AsyncGenerator<EventPiece> {
  const mails = new MailTexts(form);
  const stream: AsyncIterable<string> = createReadStream(path, {
    highWaterMark: PART_BYTES,
    encoding: 'latin1',
  });
  for await (const part of stream) yield* mails.push(part);
  yield* mails.end();
}
