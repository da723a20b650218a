/** What requests have in common that hold a whole mail for each recipient. */
import type { Mailbox, Submission, SubmitOutcome } from '../../core/delivery/message.ts';

/** A name and an address as one text: `Ada Osei <ada@example.com>`. */
export function mailboxText({ name, address }: Mailbox): string {
  const plain = name.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (plain === '') return address;
  // Whatever else a name holds would begin something of its own there (RFC 5322, 3.2.3).
  const word = /^[\p{L}\p{M}\p{N}' _-]+$/u.test(plain)
    ? plain
    : `"${plain.replace(/["\\]/g, '\\$&')}"`;
  return `${word} <${address}>`;
}

export interface MailLimits {
  readonly batchSize: number;
  readonly maxBytes: number;
}

/** Rejects what a request of whole mails cannot hold, without addresses; undefined: it can. */
export function brokenLimit(
  submission: Submission,
  json: string,
  limits: MailLimits,
): SubmitOutcome | undefined {
  const { recipients, issueId, runId } = submission;
  const count = recipients.length;
  if (count < 1 || count > limits.batchSize) {
    return rejected(`A request takes 1 to ${limits.batchSize} recipients, not ${count}.`);
  }
  const addresses = new Set(recipients.map(({ address }) => address.toLowerCase()));
  if (addresses.size < count) {
    return rejected(
      `The batch names a recipient more than once (${count - addresses.size} too many).`,
    );
  }
  const ids = [issueId, runId, ...recipients.map(({ subscriberId }) => subscriberId)];
  if (!ids.every((id) => /^[A-Za-z0-9_-]{1,80}$/.test(id))) {
    return rejected('An id is not made of 80 letters, digits, _ and - or fewer.');
  }
  const bytes = Buffer.byteLength(json);
  return bytes > limits.maxBytes
    ? rejected(
        `The request has ${bytes} bytes; at most ${limits.maxBytes} are taken. Make the issue or the batches smaller.`,
      )
    : undefined;
}

function rejected(reason: string): SubmitOutcome {
  return { state: 'rejected', reason };
}
