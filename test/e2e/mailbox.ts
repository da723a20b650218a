/** The outbox as its reader's mailbox: the newest mail of each kind that came to an address. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { expect } from 'vitest';

export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** As they were written to the outbox. */
  readonly bytes: Buffer;
}

/** Waits for a mail to `address` in a folder of the outbox, with `words` in its text. */
export async function receivedMail(
  outbox: string,
  to: { readonly address: string; readonly folder: string; readonly words: string },
): Promise<ReceivedMail> {
  const found = async (): Promise<ReceivedMail | undefined> => {
    for (const bytes of await mailsIn(join(outbox, to.folder))) {
      const mail = await simpleParser(bytes);
      const { text = '', subject = '', html = false } = mail;
      if (addressOf(mail) !== to.address || !text.includes(to.words)) continue;
      return { subject, text, html: html === false ? '' : html, bytes };
    }
    return undefined;
  };
  await expect.poll(found, { timeout: 30_000, interval: 200 }).toBeDefined();
  const mail = await found();
  if (mail === undefined) throw new Error('The mail is gone again.');
  return mail;
}

/** The first address in a mail whose path begins so. */
export function linkIn({ text }: ReceivedMail, path: string): string {
  const link = text
    .match(/https?:\/\/\S+/g)
    ?.find((each) => new URL(each).pathname.startsWith(path));
  if (link === undefined) throw new Error(`The mail has no link to ${path}.`);
  return link;
}

async function mailsIn(folder: string): Promise<Buffer[]> {
  const names = await readdir(folder).catch(() => []);
  const mails = names.filter((name) => name.endsWith('.eml'));
  return Promise.all(mails.map((name) => readFile(join(folder, name))));
}

function addressOf({ to }: ParsedMail): string | undefined {
  const first = Array.isArray(to) ? to[0] : to;
  return first?.value[0]?.address;
}
