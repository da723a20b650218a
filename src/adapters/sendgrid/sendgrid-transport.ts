/** The transport that submits batches to SendGrid's mail API. */
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import { Failure } from '../../core/failure.ts';
import type { Transport } from '../../ports/transport.ts';
import { systemClock } from '../system-clock.ts';
import { cleanerFor, confidentialIn } from '../clean-text.ts';
import { exchange, type SendgridAccess } from './exchange.ts';
import { brokenByteLimit, brokenLimit, MAX_BODY_BYTES, MAX_RECIPIENTS } from './limits.ts';
import { lookUp } from './look-up.ts';
import { outcomeOf, sandboxOutcomeOf } from './read-exchange.ts';
import { mailSendBody, personalizationsOf, type Tracking } from './request-body.ts';
import { createScheduling } from './schedule.ts';
import { suppressions } from './suppressions.ts';

export interface SendgridConfig {
  readonly apiKey: string;
  /** `https://api.sendgrid.com` unless given; accounts in the EU use `https://api.eu.sendgrid.com`. */
  readonly baseUrl?: string | undefined;
  /** For one whole request; 30 seconds unless given. */
  readonly timeoutMs?: number | undefined;
  /** SendGrid checks every request and sends nothing. */
  readonly sandbox?: boolean | undefined;
  /** Neither opens nor clicks unless given. */
  readonly tracking?: Tracking | undefined;
  /** An unsubscribe group of SendGrid's own whose members are not to be mailed either. */
  readonly unsubscribeGroupId?: number | undefined;
  /** Waits between two calls; the system's clock unless given. */
  readonly sleep?: ((ms: number) => Promise<void>) | undefined;
}

const DEFAULT_BASE_URL = 'https://api.sendgrid.com';
const DEFAULT_TIMEOUT_MS = 30_000;
/** Each has a connection of its own; SendGrid takes far more, but one machine fills few. */
const AT_ONCE = 4;
const NO_TRACKING: Tracking = { opens: false, clicks: false };

/**
 * Submits each batch in one request and never repeats one by itself.
 * @throws Failure `sendgrid-key-malformed`, `sendgrid-address-malformed` or
 *   `sendgrid-address-insecure`; none of them shows the key.
 */
export function createSendgridTransport(config: SendgridConfig): Transport {
  const { sandbox = false, tracking = NO_TRACKING, unsubscribeGroupId } = config;
  const access: SendgridAccess = {
    apiKey: checkedKey(config.apiKey),
    baseUrl: checkedBaseUrl(config.baseUrl ?? DEFAULT_BASE_URL),
    timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    sleep: config.sleep ?? systemClock.sleep,
  };
  return {
    name: sandbox ? 'sendgrid-sandbox' : 'sendgrid',
    capabilities: {
      batchSize: MAX_RECIPIENTS,
      maxBytes: MAX_BODY_BYTES,
      substitutes: true,
      idempotentForMs: 0,
      atOnce: AT_ONCE,
      perSecond: Infinity,
    },
    submit: (submission) => submit(access, submission, { sandbox, tracking }),
    ...(sandbox
      ? {}
      : {
          scheduling: createScheduling(access),
          lookUp: (question) => lookUp(access, question),
          suppressed: () => suppressions(access, unsubscribeGroupId),
        }),
  };
}

async function submit(
  access: SendgridAccess,
  submission: Submission,
  mode: { readonly sandbox: boolean; readonly tracking: Tracking },
): Promise<SubmitOutcome> {
  const broken = brokenLimit(submission);
  if (broken !== undefined) return { state: 'rejected', reason: broken };
  const personalizations = personalizationsOf(submission);
  const body = mailSendBody(submission, personalizations, mode);
  const tooLarge = brokenByteLimit(personalizations, body);
  if (tooLarge !== undefined) return { state: 'rejected', reason: tooLarge };
  const reply = await exchange(access, { method: 'POST', path: '/v3/mail/send', body });
  const clean = cleanerFor(confidentialIn(submission, access.apiKey));
  return (mode.sandbox ? sandboxOutcomeOf : outcomeOf)(reply, submission, clean);
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
