/** The environment variables that the engine reads, checked; no other file reads them. */
import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import { isWebAddress } from '../core/fields.ts';

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optionalText = z.preprocess(blankIsAbsent, z.string().optional());

const environmentSchema = z.object({
  /** Set, mail goes out through SendGrid; absent, it goes to the outbox. */
  SENDGRID_API_KEY: optionalText,
  /** Another base address, such as https://api.eu.sendgrid.com. */
  SENDGRID_API_URL: z.preprocess(
    blankIsAbsent,
    z.string().refine(isWebAddress, 'is no web address').optional(),
  ),
  /** Set, subscribers and ledger are in this PostgreSQL; absent, in `.roundup/roundup.db`. */
  DATABASE_URL: z.preprocess(
    blankIsAbsent,
    z.string().refine(isPostgresUrl, 'is no address such as postgres://user@host/name').optional(),
  ),
  /** The path of a Chromium for screenshots; without it one is looked for. */
  ROUNDUP_BROWSER: optionalText,
  /** Set by continuous integration: nothing may be asked. */
  CI: optionalText,
});

export interface Environment {
  readonly sendgrid: { readonly apiKey: string; readonly baseUrl: string | undefined } | undefined;
  /** Of a PostgreSQL, with the password in it. */
  readonly databaseUrl: string | undefined;
  /** A browser's path. */
  readonly browser: string | undefined;
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
  const {
    SENDGRID_API_KEY: apiKey,
    SENDGRID_API_URL: baseUrl,
    DATABASE_URL: databaseUrl,
    ROUNDUP_BROWSER: browser,
    CI,
  } = parsed.data;
  return {
    sendgrid: apiKey === undefined ? undefined : { apiKey, baseUrl },
    databaseUrl,
    browser,
    isUnattended: CI !== undefined,
  };
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(?:ql)?:$/.test(URL.parse(text)?.protocol ?? '');
}
