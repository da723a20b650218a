/** The environment variables that the engine reads, checked; no other file reads them. */
import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import { optionalAddress, optionalText } from './optional-variables.ts';
import { patronKeys, type PatronKeys, patronVariables } from './patron-environment.ts';

/** What nobody guesses, even made of small letters alone. */
const LEAST_TOKEN_CHARS = 24;

/** In the order of docs/environment.md. */
export const environmentSchema = z.object({
  /** Set, mail goes out through SendGrid; with no provider set, it goes to the outbox. */
  SENDGRID_API_KEY: optionalText,
  /** Another base address, such as https://api.eu.sendgrid.com. */
  SENDGRID_API_URL: optionalAddress,
  /** Set, mail goes out through this server: smtps://user:password@mail.example.com:465. */
  SMTP_URL: optionalText,
  /** Signs what goes out through SMTP: a PEM, or the path of one. */
  DKIM_PRIVATE_KEY: optionalText,
  /** Set, mail goes out through Resend. */
  RESEND_API_KEY: optionalText,
  RESEND_API_URL: optionalAddress,
  /** Set, mail goes out through Postmark. */
  POSTMARK_SERVER_TOKEN: optionalText,
  POSTMARK_API_URL: optionalAddress,
  /** Set, what SendGrid's event webhook tells is taken: its public key. */
  SENDGRID_WEBHOOK_KEY: optionalText,
  /** Set, what Postmark's webhooks tell is taken: `user:password` of their address. */
  POSTMARK_WEBHOOK_CREDENTIALS: optionalText,
  /** Set, what Resend's webhooks tell is taken: the signing secret, `whsec_…`. */
  RESEND_WEBHOOK_SECRET: optionalText,
  /** Set, links that come with it are taken at /inbox. */
  INBOX_TOKEN: optionalText.refine(
    (token) => token === undefined || token.length >= LEAST_TOKEN_CHARS,
    `has fewer than ${LEAST_TOKEN_CHARS} characters`,
  ),
  /** Seals the extras in the archive; without it `.roundup/extras.key` is made and used. */
  EXTRAS_KEY: optionalText,
  /** Opens files of extras that `roundup extras encrypt` made: AGE-SECRET-KEY-1…. */
  EXTRAS_IDENTITY: optionalText,
  ...patronVariables,
  /** Set, subscribers and ledger are in this PostgreSQL; absent, in `.roundup/roundup.db`. */
  DATABASE_URL: optionalText.refine(
    (url) => url === undefined || isPostgresUrl(url),
    'is no address such as postgres://user@host/name',
  ),
  /** The path of a Chromium for screenshots; without it one is looked for. */
  ROUNDUP_BROWSER: optionalText,
  /** The author's editor; VISUAL comes before EDITOR. */
  VISUAL: optionalText,
  EDITOR: optionalText,
  /** Set by continuous integration: nothing may be asked. */
  CI: optionalText,
});

/** What is needed to send through a provider. */
export interface ApiKey {
  readonly apiKey: string;
  /** The provider's own when undefined. */
  readonly baseUrl: string | undefined;
}

/** What proves that a webhook's request comes from the provider; nothing is taken without one. */
export interface WebhookKeys {
  readonly sendgrid: string | undefined;
  readonly postmark: string | undefined;
  readonly resend: string | undefined;
}

export interface Environment {
  readonly sendgrid: ApiKey | undefined;
  readonly smtp: { readonly url: string } | undefined;
  readonly resend: ApiKey | undefined;
  readonly postmark: ApiKey | undefined;
  readonly webhookKeys: WebhookKeys;
  /** Proves that a link comes from the author. */
  readonly inboxToken: string | undefined;
  /** A PEM, or the path of one. */
  readonly dkimPrivateKey: string | undefined;
  /** 32 bytes, as base64url or hex. */
  readonly extrasKey: string | undefined;
  /** A secret key of age. */
  readonly extrasIdentity: string | undefined;
  readonly patrons: PatronKeys;
  /** Of a PostgreSQL, with the password in it. */
  readonly databaseUrl: string | undefined;
  /** A browser's path. */
  readonly browser: string | undefined;
  /** The command of the author's editor. */
  readonly editor: string | undefined;
  readonly isUnattended: boolean;
}

/** Throws a configuration failure that names the variable, never its value. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Failure(
      'configuration',
      'environment-invalid',
      `The environment variable ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'cannot be read'}.`,
      'Correct it or unset it.',
    );
  }
  const { data } = parsed;
  return {
    sendgrid: apiKey(data.SENDGRID_API_KEY, data.SENDGRID_API_URL),
    smtp: data.SMTP_URL === undefined ? undefined : { url: data.SMTP_URL },
    resend: apiKey(data.RESEND_API_KEY, data.RESEND_API_URL),
    postmark: apiKey(data.POSTMARK_SERVER_TOKEN, data.POSTMARK_API_URL),
    webhookKeys: {
      sendgrid: data.SENDGRID_WEBHOOK_KEY,
      postmark: data.POSTMARK_WEBHOOK_CREDENTIALS,
      resend: data.RESEND_WEBHOOK_SECRET,
    },
    inboxToken: data.INBOX_TOKEN,
    dkimPrivateKey: data.DKIM_PRIVATE_KEY,
    extrasKey: data.EXTRAS_KEY,
    extrasIdentity: data.EXTRAS_IDENTITY,
    patrons: patronKeys(data),
    databaseUrl: data.DATABASE_URL,
    browser: data.ROUNDUP_BROWSER,
    editor: data.VISUAL ?? data.EDITOR,
    isUnattended: data.CI !== undefined,
  };
}

function apiKey(key: string | undefined, baseUrl: string | undefined): ApiKey | undefined {
  return key === undefined ? undefined : { apiKey: key, baseUrl };
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(?:ql)?:$/.test(URL.parse(text)?.protocol ?? '');
}
