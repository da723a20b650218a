/** The transport that submits batches to SendGrid's mail API. */
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import { Failure } from '../../core/failure.ts';
import type { Transport } from '../../ports.ts';
import { brokenLimit, MAX_BODY_BYTES, MAX_RECIPIENTS } from './limits.ts';
import { postMail } from './post-mail.ts';
import type { SendgridAccess } from './post-mail.ts';
import { outcomeOf } from './read-exchange.ts';
import { mailSendBody } from './request-body.ts';

export interface SendgridConfig {
  readonly apiKey: string;
  /** `https://api.sendgrid.com` unless given; accounts in the EU use `https://api.eu.sendgrid.com`. */
  readonly baseUrl?: string | undefined;
  /** For one whole request; 30 seconds unless given. */
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_BASE_URL = 'https://api.sendgrid.com';
const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Submits each batch in one request and never repeats one by itself.
 * @throws Failure `sendgrid-key-malformed`, `sendgrid-address-malformed` or
 *   `sendgrid-address-insecure`; none of them shows the key.
 */
export function createSendgridTransport(config: SendgridConfig): Transport {
  const access: SendgridAccess = {
    apiKey: checkedKey(config.apiKey),
    baseUrl: checkedBaseUrl(config.baseUrl ?? DEFAULT_BASE_URL),
    timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  };
  return {
    name: 'sendgrid',
    capabilities: {
      batchSize: MAX_RECIPIENTS,
      maxBytes: MAX_BODY_BYTES,
      substitutes: true,
      idempotentForMs: 0,
      atOnce: 1,
      perSecond: Infinity,
    },
    submit: (submission) => submit(access, submission),
  };
}

async function submit(access: SendgridAccess, submission: Submission): Promise<SubmitOutcome> {
  const body = mailSendBody(submission);
  const json = JSON.stringify(body);
  const reason = brokenLimit(body, json);
  if (reason !== undefined) return { state: 'rejected', reason };
  return outcomeOf(await postMail(access, json), submission, [access.apiKey]);
}

function checkedKey(apiKey: string): string {
  const key = apiKey.trim();
  if (/^[\x21-\x7e]{1,500}$/.test(key)) return key;
  throw new Failure(
    'configuration',
    'sendgrid-key-malformed',
    'SENDGRID_API_KEY is empty or holds characters that no key has.',
    'Copy the key again from SendGrid, Settings, API Keys.',
  );
}

function checkedBaseUrl(baseUrl: string): string {
  const url = URL.parse(baseUrl);
  if (
    url === null ||
    !['https:', 'http:'].includes(url.protocol) ||
    `${url.username}${url.password}${url.search}${url.hash}` !== ''
  ) {
    throw new Failure(
      'configuration',
      'sendgrid-address-malformed',
      'SENDGRID_API_URL is not a plain web address.',
      `Write it like ${DEFAULT_BASE_URL}, without user name, password, ? or #.`,
    );
  }
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    throw new Failure(
      'configuration',
      'sendgrid-address-insecure',
      `SENDGRID_API_URL would send the key to ${url.hostname} unencrypted.`,
      'Write https:// in place of http://.',
    );
  }
  return url.href;
}
