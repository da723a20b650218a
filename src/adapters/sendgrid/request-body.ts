/** The body of one `POST /v3/mail/send`: an edition once, and each recipient's personal parts. */
import type { Schedule } from '../../core/delivery/capabilities.ts';
import { listHeaders } from '../../core/delivery/message.ts';
import type { Message, Submission } from '../../core/delivery/message.ts';
import {
  type PersonalFacts,
  personalValues,
  UNSUBSCRIBE_TOKEN_TAG,
} from '../../core/delivery/personal-parts.ts';

/** What every request of an edition shares, and what most of its bytes are. */
interface SharedParts {
  readonly from: { readonly email: string; readonly name: string };
  readonly reply_to?: { readonly email: string };
  readonly subject: string;
  readonly content: readonly [Content<'text/plain'>, Content<'text/html'>];
}

interface Content<Type extends string> {
  readonly type: Type;
  readonly value: string;
}

/** What SendGrid is to count of readers. */
export interface Tracking {
  readonly opens: boolean;
  /** Puts an address of SendGrid's in the place of every link of the HTML. */
  readonly clicks: boolean;
}

const OFF = { enable: false } as const;

/** SendGrid's own unsubscribe link would stand beside ours, and in texts people read the addresses. */
function trackingSettings({ opens, clicks }: Tracking): object {
  return {
    click_tracking: { enable: clicks, enable_text: false },
    open_tracking: { enable: opens },
    subscription_tracking: OFF,
    ganalytics: OFF,
  };
}

/** One recipient's part, and what of it is limited in bytes. */
export interface Personalization {
  readonly json: string;
  readonly substitutions: string;
  readonly customArgs: string;
}

/** By which an issue's mails are counted and found at SendGrid; one for each issue. */
export function categoryOf(issueId: string): string {
  return `issue-${issueId}`;
}

/** By message, so that its texts are put into bytes once for all its batches. */
const written = new WeakMap<Message, Buffer>();

/** The whole body, as JSON in UTF-8; `personalizations` are those of its recipients. */
export function mailSendBody(
  submission: Submission,
  personalizations: readonly Personalization[],
  { sandbox, tracking }: { readonly sandbox: boolean; readonly tracking: Tracking },
): Buffer {
  const { message, issueId, schedule } = submission;
  let shared = written.get(message);
  if (shared === undefined) {
    shared = Buffer.from(JSON.stringify(sharedParts(message)).slice(0, -1));
    written.set(message, shared);
  }
  const own = JSON.stringify({
    categories: [categoryOf(issueId)],
    tracking_settings: trackingSettings(tracking),
    ...(schedule === undefined || sandbox ? {} : scheduling(schedule)),
    ...(sandbox ? { mail_settings: { sandbox_mode: { enable: true } } } : {}),
  }).slice(1);
  return joined(shared, [
    ',"personalizations":[',
    ...personalizations.flatMap(({ json }, no) => (no === 0 ? [json] : [',', json])),
    `],${own}`,
  ]);
}

/** Written piece by piece: a text of the whole would be a megabyte more for every request. */
function joined(head: Buffer, pieces: readonly string[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), head.length);
  const whole = Buffer.allocUnsafe(length);
  let at = head.copy(whole);
  for (const piece of pieces) at += whole.write(piece, at);
  return whole;
}

/** Whatever does not differ between recipients is put into JSON once. */
export function personalizationsOf(submission: Submission): Personalization[] {
  const { message, recipients } = submission;
  const [someone] = recipients;
  if (someone === undefined) return [];
  // Here and never at the top, where the library turns them into headers of the HTTP request.
  const headers = JSON.stringify(
    listHeaders(message, { ...someone, unsubscribeToken: UNSUBSCRIBE_TOKEN_TAG }),
  ).split(UNSUBSCRIBE_TOKEN_TAG);
  const ids = JSON.stringify(sharedIds(submission)).slice(0, -1);
  const tokenKey = JSON.stringify(UNSUBSCRIBE_TOKEN_TAG);
  const nameParts = namePartsOf(message);
  return recipients.map((recipient) => {
    const { address, subscriberId, unsubscribeToken } = recipient;
    // Without a name: it would have to be free of commas and semicolons.
    const to = `[{"email":${JSON.stringify(address)}}]`;
    const own = headers.join(JSON.stringify(unsubscribeToken).slice(1, -1));
    const substitutions = `{${tokenKey}:${JSON.stringify(unsubscribeToken)}${nameParts(recipient)}}`;
    const customArgs = `${ids},"subscriber_id":${JSON.stringify(subscriberId)}}`;
    const json = `{"to":${to},"headers":${own},"substitutions":${substitutions},"custom_args":${customArgs}}`;
    return { json, substitutions, customArgs };
  });
}

/**
 * All substitutions but the token, by name, which many share and more do not give. They are put into
 * both contents: tags of the one do not stand in the other.
 */
function namePartsOf(message: Message): (person: PersonalFacts) => string {
  const known = new Map<string | undefined, string>();
  return (person) => {
    const before = known.get(person.name);
    if (before !== undefined) return before;
    const values = [...personalValues(message, person)];
    const names = values.filter(([tag]) => tag !== UNSUBSCRIBE_TOKEN_TAG);
    const json = JSON.stringify(Object.fromEntries(names)).slice(1, -1);
    const parts = json === '' ? '' : `,${json}`;
    known.set(person.name, parts);
    return parts;
  };
}

/**
 * Custom arguments, which come back with every event, where no name may be one of SendGrid's own.
 * Ids only: SendGrid keeps them in the clear, where personal data must not be.
 */
function sharedIds(submission: Submission): Readonly<Record<string, string>> {
  const { issueId, runId, batchNo, attempt } = submission;
  return {
    issue_id: issueId,
    run_id: runId,
    batch_no: String(batchNo),
    attempt: String(attempt),
  };
}

function sharedParts(message: Message): SharedParts {
  return {
    from: { email: message.from.address, name: message.from.name },
    ...(message.replyTo === undefined ? {} : { reply_to: { email: message.replyTo } }),
    subject: message.subject,
    content: [
      { type: 'text/plain', value: message.text },
      { type: 'text/html', value: message.html },
    ],
  };
}

/** `batch_id` lets the mails be cancelled, `send_at` keeps them until then. */
function scheduling(schedule: Schedule): { send_at: number; batch_id: string } {
  return { send_at: sendAtSeconds(schedule), batch_id: schedule.id };
}

/** In whole seconds, as SendGrid takes it. */
export function sendAtSeconds({ sendAt }: Schedule): number {
  return Math.floor(sendAt.getTime() / 1000);
}
