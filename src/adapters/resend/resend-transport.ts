/** The transport that submits batches to Resend's mail API. */
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import type { Transport } from '../../ports/transport.ts';
import { apiAccess } from '../http/api-access.ts';
import type { ApiAccess, ApiConfig } from '../http/api-access.ts';
import { postJson } from '../http/post-json.ts';
import { brokenLimit } from '../http/whole-mails.ts';
import { outcomeOf, RESEND } from './read-exchange.ts';
import { batchBody, idempotencyKey } from './request-body.ts';

/** One mail may have 40 MB; of a whole request nothing is said, so it has no more than one mail. */
const LIMITS = { batchSize: 100, maxBytes: 40_000_000 } as const;
/** Keys are known for 24 hours; an hour less, since two clocks and a slow request are between. */
const IDEMPOTENT_FOR_MS = 23 * 60 * 60_000;
/** 5 are documented, for all programs of a team together; they were 2 for long. */
const PER_SECOND = 2;

/**
 * Submits each batch in one request and never repeats one by itself.
 * @throws Failure `api-key-malformed`, `api-address-malformed` or `api-address-insecure`
 */
export function createResendTransport(config: ApiConfig): Transport {
  const access = apiAccess(config, RESEND);
  return {
    name: 'resend',
    capabilities: {
      ...LIMITS,
      substitutes: false,
      idempotentForMs: IDEMPOTENT_FOR_MS,
      atOnce: 2,
      perSecond: PER_SECOND,
    },
    submit: (submission) => submit(access, submission),
  };
}

async function submit(access: ApiAccess, submission: Submission): Promise<SubmitOutcome> {
  const json = JSON.stringify(batchBody(submission));
  const broken = brokenLimit(submission, json, LIMITS);
  if (broken !== undefined) return broken;
  const exchange = await postJson({
    url: `${access.baseUrl}/emails/batch`,
    headers: {
      authorization: `Bearer ${access.key}`,
      'idempotency-key': idempotencyKey(submission),
      // Otherwise one address that it does not like keeps the mail from a hundred.
      'x-batch-validation': 'permissive',
    },
    json,
    timeoutMs: access.timeoutMs,
  });
  return outcomeOf(exchange, submission, [access.key]);
}
