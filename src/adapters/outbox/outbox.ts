/** The transport that posts nothing: it keeps every mail as a file, with pages to read them. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Recipient, Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import type { Transport } from '../../ports/transport.ts';
import { groupCommit } from '../group-commit.ts';
import { mailComposer } from '../mime/compose-mail.ts';
import { addToMailList, MailListBroken, readOutbox } from './mail-list.ts';
import type { OutboxEntry, OutboxIssue } from './mail-list.ts';
import { renderOutboxIndex } from './render-index.ts';
import { mailPageRenderer } from './render-mail.ts';
import { makePrivateFolder, writeWhole } from './write-whole.ts';

const MAX_BYTES = 30_000_000;
/** Mails composed and written at a time; more gains nothing and holds more memory. */
const CONCURRENCY = 16;

/**
 * Writes `<dir>/<issue>/<subscriber>.eml`, the same with `.html`, and `<dir>/index.html`.
 * Submitting a batch again writes the same files again, so there is one copy for each subscriber.
 */
export function createOutbox(options: { readonly dir: string }): Transport {
  // Lists and index are read, changed and written whole: one goes after the other.
  const list = groupCommit<OutboxIssue>((issues) => listMails(options.dir, issues));
  return {
    name: 'outbox',
    capabilities: {
      batchSize: 1000,
      maxBytes: MAX_BYTES,
      substitutes: true,
      idempotentForMs: Infinity,
      atOnce: 1,
      perSecond: Infinity,
    },
    submit: (submission) => submit({ ...options, list }, submission),
  };
}

interface Outbox {
  readonly dir: string;
  readonly list: (issue: OutboxIssue) => Promise<void>;
}

async function submit(outbox: Outbox, submission: Submission): Promise<SubmitOutcome> {
  const { html, text } = submission.message;
  const bytes = Buffer.byteLength(html) + Buffer.byteLength(text);
  if (bytes > MAX_BYTES) {
    return {
      state: 'rejected',
      reason: `The mail has ${bytes} bytes; at most ${MAX_BYTES} are taken.`,
    };
  }
  try {
    await keep(outbox, submission);
  } catch (error) {
    const reason = writeProblem(outbox.dir, error);
    if (reason === undefined) throw error;
    return { state: 'rejected', reason };
  }
  return { state: 'accepted', providerId: `outbox-${submission.runId}-${submission.batchNo}` };
}

async function keep({ dir, list }: Outbox, submission: Submission): Promise<void> {
  const { issueId, recipients } = submission;
  const folder = fileName(issueId);
  await makePrivateFolder(dir);
  await makePrivateFolder(join(dir, folder));
  const compose = mailComposer(submission);
  const render = mailPageRenderer(submission);
  await eachAtMost(CONCURRENCY, recipients, async (recipient) => {
    const name = fileName(recipient.subscriberId);
    const mail = await compose(recipient);
    const page = render({
      recipient,
      headers: mail.subarray(0, mail.indexOf('\r\n\r\n')).toString('utf8'),
      source: `${name}.eml`,
      index: '../index.html',
    });
    await writeWhole(join(dir, folder, `${name}.eml`), mail);
    await writeWhole(join(dir, folder, `${name}.html`), page);
  });
  const mails = recipients.map((recipient) => entryOf(submission, recipient));
  await list({ issueId, folder, mails });
}

async function listMails(dir: string, issues: readonly OutboxIssue[]): Promise<void> {
  for (const [folder, [first, ...others]] of Map.groupBy(issues, (issue) => issue.folder)) {
    if (first === undefined) continue;
    const mails = [first, ...others].flatMap((issue) => issue.mails);
    await addToMailList(dir, { issueId: first.issueId, folder, mails });
  }
  await writeWhole(join(dir, 'index.html'), renderOutboxIndex(await readOutbox(dir)));
}

function entryOf(submission: Submission, recipient: Recipient): OutboxEntry {
  return {
    name: fileName(recipient.subscriberId),
    to: recipient.address,
    subject: submission.message.subject,
    tier: submission.tier,
    at: submission.at.toISOString(),
  };
}

/** An id as it is where any file system takes it, or else its hash. */
function fileName(id: string): string {
  return /^[a-z0-9][a-z0-9_-]{0,99}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
}

/** Waits for all, so that nothing is written after a failure was reported. */
async function eachAtMost<T>(
  limit: number,
  items: readonly T[],
  act: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const workers = Array.from({ length: limit }, async () => {
    for (const item of queue) await act(item);
  });
  const failed = (await Promise.allSettled(workers)).find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Words a failure of the disk; anything else is a bug and stays an exception. */
function writeProblem(dir: string, error: unknown): string | undefined {
  if (error instanceof MailListBroken) return error.message;
  return error instanceof Error && 'syscall' in error && 'code' in error
    ? `The outbox in ${dir} cannot be written (${String(error.code)}).`
    : undefined;
}
