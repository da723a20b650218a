/** The list of the mails in one issue's outbox folder, from which the index page is made. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './write-whole.ts';

const outboxEntry = z.strictObject({
  /** Of its files in the issue's folder, without `.eml` or `.html`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  to: z.string(),
  subject: z.string(),
  tier: z.string(),
  /** When it was submitted, in ISO 8601. */
  at: z.iso.datetime(),
});
const mailList = z.strictObject({ issueId: z.string(), mails: z.array(outboxEntry) });

/** One mail, as the index page shows it. */
export type OutboxEntry = z.output<typeof outboxEntry>;

export interface OutboxIssue {
  readonly issueId: string;
  /** The name of its folder in the outbox. */
  readonly folder: string;
  readonly mails: readonly OutboxEntry[];
}

/** Says that a list cannot be read; its message names the file and the remedy. */
export class MailListBroken extends Error {
  override readonly name = 'MailListBroken';
}

const FILE = 'mails.json';

/** Adds mails to an issue's list; one of the same name takes the place of the older. */
export async function addToMailList(dir: string, issue: OutboxIssue): Promise<void> {
  const path = join(dir, issue.folder, FILE);
  const before = (await readMailList(dir, issue.folder))?.mails ?? [];
  const byName = new Map([...before, ...issue.mails].map((mail) => [mail.name, mail]));
  const mails = [...byName.values()].toSorted(
    (a, b) => compare(a.tier, b.tier) || compare(a.to, b.to) || compare(a.name, b.name),
  );
  await writeWhole(path, `${JSON.stringify({ issueId: issue.issueId, mails })}\n`);
}

/** Every issue in the outbox, the newest id first. */
export async function readOutbox(dir: string): Promise<OutboxIssue[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const issues: OutboxIssue[] = [];
  for (const folder of folders) {
    const issue = await readMailList(dir, folder);
    if (issue !== undefined) issues.push(issue);
  }
  return issues.toSorted((a, b) => compare(b.issueId, a.issueId));
}

async function readMailList(dir: string, folder: string): Promise<OutboxIssue | undefined> {
  const path = join(dir, folder, FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const list = mailList.safeParse(parseJson(text));
  if (!list.success) {
    throw new MailListBroken(`${path} is not a list of mails. Delete it; the mails stay.`);
  }
  return { ...list.data, folder };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is no list of mails either, and is told as such.
    return undefined;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
