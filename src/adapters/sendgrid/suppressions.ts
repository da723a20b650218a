/** Whom SendGrid mails no longer, by its suppression lists (tsg_suppressions_v3.json). */
import { z } from 'zod';
import { Failure } from '../../core/failure.ts';
import type { ProviderSuppression } from '../../core/audience/provider-suppression.ts';
import { ask } from './ask.ts';
import { cleanerFor, type CleanText } from '../clean-text.ts';
import type { Answer, SendgridAccess, SendgridRequest } from './exchange.ts';
import { whyNot } from './explain.ts';

/** "The maximum page size for this endpoint is 500 items per page." */
const PAGE = 500;
/** A million entries of one list. */
const MOST_PAGES = 2_000;
const MAX_PAGE_BYTES = 5_000_000;
/** A group's members come in one answer. */
const MAX_GROUP_BYTES = 50_000_000;

/** Blocks are not among them: a block is about one mail, and SendGrid goes on mailing the address. */
const LISTS = [
  ['bounces', 'bounced'],
  ['spam_reports', 'complained'],
  ['unsubscribes', 'unsubscribed'],
  ['invalid_emails', 'bounced'],
] as const satisfies readonly (readonly [string, ProviderSuppression['reason']])[];

const email = z.string().min(1).max(1_000);
const page = z.array(z.object({ email, created: z.number().min(0).max(8.64e12) }));
const members = z.array(email);

/**
 * Every entry of every list, and the members of one unsubscribe group where it is named. An address
 * can come more than once, and as SendGrid has it, which need not be valid.
 * @throws Failure `suppressions-unavailable` when a list cannot be read to its end.
 */
export async function* suppressions(
  access: SendgridAccess,
  unsubscribeGroupId: number | undefined,
): AsyncGenerator<ProviderSuppression> {
  const clean = cleanerFor({ secrets: [access.apiKey] });
  for (const [list, reason] of LISTS) yield* entriesOf(access, list, reason, clean);
  if (unsubscribeGroupId === undefined) return;
  const path = `/v3/asm/groups/${unsubscribeGroupId}/suppressions` as const;
  const request = { path, maxAnswerBytes: MAX_GROUP_BYTES };
  const answer = await readList(access, request, clean);
  // The list gives no times.
  const at = answer.at ?? new Date();
  for (const address of parsed(members, answer)) yield { address, reason: 'unsubscribed', at };
}

/**
 * Until a page is empty: a short one could be the end, or a smaller size than was asked for. Newest
 * entries come first, so what is added meanwhile moves others to the next page and hides none.
 */
async function* entriesOf(
  access: SendgridAccess,
  list: (typeof LISTS)[number][0],
  reason: ProviderSuppression['reason'],
  clean: CleanText,
): AsyncGenerator<ProviderSuppression> {
  let offset = 0;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const path = `/v3/suppression/${list}?limit=${PAGE}&offset=${offset}` as const;
    const answer = await readList(access, { path, maxAnswerBytes: MAX_PAGE_BYTES }, clean);
    const entries = parsed(page, answer);
    if (entries.length === 0) return;
    offset += entries.length;
    for (const { email: address, created } of entries) {
      yield { address, reason, at: new Date(created * 1000) };
    }
  }
  throw unavailable(`The list ${list} has more than ${PAGE * MOST_PAGES} entries.`);
}

async function readList(
  access: SendgridAccess,
  request: Omit<SendgridRequest, 'method'>,
  clean: CleanText,
): Promise<Answer> {
  const reply = await ask(access, { method: 'GET', ...request }, clean);
  if (reply.kind === 'answer' && reply.status === 200) return reply;
  throw unavailable(whyNot(reply, clean).reason);
}

function parsed<Output>(schema: z.ZodType<Output>, answer: Answer): Output {
  const result = schema.safeParse(answer.body);
  if (result.success) return result.data;
  throw unavailable('A list is not in the form that SendGrid documents.');
}

function unavailable(reason: string): Failure {
  return new Failure(
    'unavailable',
    'suppressions-unavailable',
    `SendGrid does not tell whom it mails no longer: ${reason}`,
    'Give the key the permission to read suppressions, or try again later.',
  );
}
