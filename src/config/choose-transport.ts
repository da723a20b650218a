/** Which transport mail goes out by: the one that is set up, or the one that the config names. */
import { Failure } from '../core/failure.ts';
import type { Environment } from './environment.ts';
import type { Config } from './schema.ts';

export type TransportName = NonNullable<Config['delivery']['transport']>;
type Provider = Exclude<TransportName, 'outbox'>;

/** By which variable of the environment each is set up. */
const variables: Readonly<Record<Provider, string>> = {
  sendgrid: 'SENDGRID_API_KEY',
  smtp: 'SMTP_URL',
  resend: 'RESEND_API_KEY',
  postmark: 'POSTMARK_SERVER_TOKEN',
};
const providers = ['sendgrid', 'smtp', 'resend', 'postmark'] as const satisfies readonly Provider[];

/**
 * Whether mail is meant to leave this machine. Never throws: whoever looks at subscribers or
 * deliveries needs no key for it.
 */
export function leavesByMail(
  { transport: named }: Pick<Config['delivery'], 'transport'>,
  environment: Pick<Environment, Provider>,
): boolean {
  if (named !== undefined) return named !== 'outbox';
  return providers.some((name) => environment[name] !== undefined);
}

/**
 * With nothing set up mail goes to the outbox. Nothing is guessed: where several are set up, or
 * the one named is not, nothing is sent.
 * @throws Failure `transport-ambiguous` or `transport-not-set-up`
 */
export function chooseTransport(
  { transport: named }: Pick<Config['delivery'], 'transport'>,
  environment: Pick<Environment, Provider>,
): TransportName {
  if (named === 'outbox') return 'outbox';
  if (named !== undefined) {
    if (environment[named] !== undefined) return named;
    throw new Failure(
      'configuration',
      'transport-not-set-up',
      `"delivery.transport" is '${named}', but ${variables[named]} is not set.`,
      `Set ${variables[named]}, or remove the key from newsletter.config.ts: then mail goes where it is set up to go, or else to the outbox.`,
    );
  }
  const [first = 'outbox', ...more] = providers.filter((name) => environment[name] !== undefined);
  if (first === 'outbox' || more.length === 0) return first;
  throw new Failure(
    'configuration',
    'transport-ambiguous',
    `Several ways to send are set up: ${[first, ...more].map((name) => variables[name]).join(', ')}.`,
    `Name one in newsletter.config.ts, such as delivery: { transport: '${first}' }, or unset the others.`,
  );
}
