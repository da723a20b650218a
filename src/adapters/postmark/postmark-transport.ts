/** The transport that submits batches to Postmark's mail API. */
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import type { Transport } from '../../ports/transport.ts';
import { apiAccess } from '../http/api-access.ts';
import type { ApiAccess, ApiConfig } from '../http/api-access.ts';
import { postJson } from '../http/post-json.ts';
import { brokenLimit } from '../http/whole-mails.ts';
import { outcomeOf, POSTMARK } from './read-exchange.ts';
import { batchBody } from './request-body.ts';

/** 50 MB, read as the smaller of the two megabytes. */
const LIMITS = { batchSize: 500, maxBytes: 50_000_000 } as const;
/** No number is documented, only that a 429 asks to slow down. */
const PER_SECOND = 5;

/**
 * Submits each batch in one request and never repeats one by itself.
 * @throws Failure `api-key-malformed`, `api-address-malformed` or `api-address-insecure`
 */
export function createPostmarkTransport(config: ApiConfig): Transport {
  const access = apiAccess(config, POSTMARK);
  return {
    name: 'postmark',
    capabilities: {
      ...LIMITS,
      substitutes: false,
      idempotentForMs: 0,
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
    url: `${access.baseUrl}/email/batch`,
    headers: { 'x-postmark-server-token': access.key },
    json,
    timeoutMs: access.timeoutMs,
  });
  return outcomeOf(exchange, submission, [access.key]);
}
