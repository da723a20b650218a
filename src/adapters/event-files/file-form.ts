/** What a file of events holds: JSON, one mail, an mbox, or a folder of mails (Maildir). */
import { open, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Failure } from '../../core/failure.ts';

export type MailForm = 'one-mail' | 'mbox' | 'maildir';

/** Of a million recipients, several issues. */
const MAX_FILE_BYTES = 16 * 1024 ** 3;
const MBOX_START = 'From ';

/** Throws `events-unreadable` or `events-too-large`. */
export async function formOf(path: string): Promise<MailForm | 'json'> {
  const file = await stat(path).catch((error: unknown) => {
    throw unreadable(path, codeOf(error));
  });
  if (file.isDirectory() && (await isMaildir(path))) return 'maildir';
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
  if (extname(path).toLowerCase() === '.eml') return 'one-mail';
  return (await startOf(path)) === MBOX_START ? 'mbox' : 'json';
}

export function unreadable(path: string, why: string): Failure {
  return new Failure(
    'usage',
    'events-unreadable',
    `${path} cannot be read (${why}).`,
    'Give the path of a JSON file, of mails (.eml, mbox), or of a Maildir folder that you may read.',
  );
}

/** https://cr.yp.to/proto/maildir.html */
async function isMaildir(path: string): Promise<boolean> {
  const isFolder = async (name: string): Promise<boolean> =>
    stat(join(path, name)).then(
      (found) => found.isDirectory(),
      () => false,
    );
  return (await isFolder('cur')) && (await isFolder('new'));
}

async function startOf(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, codeOf(error));
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MBOX_START.length));
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '?';
}
