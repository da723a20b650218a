/** What the configuration and the environment say, before anything outside is asked. */
import { chooseTransport, leavesByMail } from '../../config/choose-transport.ts';
import type { Environment } from '../../config/environment.ts';
import type { Config } from '../../config/schema.ts';
import { parseAddress } from '../../core/audience/address.ts';
import { serverUrl } from '../../core/delivery/message-facts.ts';
import type { ConfigFacts } from '../../core/doctor/config-checks.ts';
import type { KeyFacts, SigningKey } from '../../core/doctor/key-checks.ts';
import type { Looked } from '../../core/doctor/looked.ts';
import type { PatronKeyFacts } from '../../core/doctor/patron-keys.ts';
import type { TransportId } from '../../core/doctor/providers.ts';
import { Failure } from '../../core/failure.ts';
import type { Result } from '../../core/result.ts';
import type { DoctorTools } from '../../ports/doctor.ts';
import type { Transport } from '../../ports/transport.ts';

export interface LocalFacts {
  readonly config: Looked<ConfigFacts>;
  readonly keys: Looked<KeyFacts>;
  /** undefined as long as the config cannot be used. */
  readonly usable: UsableConfig | undefined;
}

export interface UsableConfig {
  readonly config: Config;
  readonly senderDomain: string;
  /** `outbox` also where nobody can say which one is meant. */
  readonly transport: TransportId;
  /** Whether the transport can be used as it is set up. */
  readonly isReady: boolean;
  /** In the place of the provider's own API. */
  readonly api: string | undefined;
  readonly signing: SigningKey | undefined;
}

interface LocalPorts {
  readonly signingKey: DoctorTools['signingKey'];
  /** Throws a `Failure` where the transport cannot be used as it is set up. */
  readonly transport: (config: Config) => Promise<Transport>;
}

export async function localFacts(
  ports: LocalPorts,
  given: {
    readonly config: Result<Config>;
    readonly environment: Environment;
  },
): Promise<LocalFacts> {
  const { environment } = given;
  if (!given.config.ok) {
    return {
      config: brokenConfig(given.config),
      keys: { skipped: UNUSABLE },
      usable: undefined,
    };
  }
  const config = given.config.value;
  const chosen = attempt(() => chooseTransport(config.delivery, environment));
  const transport = 'value' in chosen ? chosen.value : 'outbox';
  const signing = ports.signingKey(config.delivery.dkim);
  // A key that cannot sign is told of once.
  const unusable = 'value' in signing ? await whyUnusable(ports, config) : undefined;
  const senderDomain = domainOf(config.sender.address);
  return {
    config: {
      value: {
        warnings: given.config.warnings.length,
        transport: chosen,
        leaves: leavesByMail(config.delivery, environment),
        senderDomain,
        url: config.url,
        serverUrl: serverUrl(config),
        postalAddress: config.postalAddress,
      },
    },
    keys:
      'value' in chosen
        ? {
            value: {
              transport,
              providerKey: accessOf(transport, environment).key,
              unusable,
              webhookKeys: environment.webhookKeys,
              patrons: patronKeyFacts(config, environment),
              signing,
            },
          }
        : { skipped: 'Which transport is meant is not clear.' },
    usable: {
      config,
      senderDomain,
      transport,
      isReady: 'value' in chosen && 'value' in signing && unusable === undefined,
      api: accessOf(transport, environment).api,
      signing: 'value' in signing ? signing.value : undefined,
    },
  };
}

/** Said of everything that the config would have to name. */
export const UNUSABLE = 'The config cannot be used.';

/** In ASCII and lower case; the config's schema has checked the address. */
export function domainOf(address: string): string {
  const parsed = parseAddress(address);
  return typeof parsed === 'string' ? '' : parsed.key.slice(parsed.key.lastIndexOf('@') + 1);
}

function brokenConfig(config: Extract<Result<Config>, { ok: false }>): Looked<never> {
  const errors = config.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const place = first === undefined ? '' : `${first.file}:${first.line}:${first.column} `;
  const more = errors.length > 1 ? ` There are ${errors.length - 1} more.` : '';
  return {
    failed: `${place}${first?.reason ?? 'It cannot be used.'}${more}`,
    remedy: first?.remedy,
    kind: 'configuration',
  };
}

function accessOf(
  transport: TransportId,
  { sendgrid, smtp, resend, postmark }: Environment,
): { readonly key: string | undefined; readonly api: string | undefined } {
  const apis = { sendgrid, resend, postmark, smtp: undefined, outbox: undefined };
  const access = apis[transport];
  return { key: transport === 'smtp' ? smtp?.url : access?.apiKey, api: access?.baseUrl };
}

function patronKeyFacts(
  { patrons: named }: Pick<Config, 'patrons'>,
  { patrons: keys }: Pick<Environment, 'patrons'>,
): PatronKeyFacts[] {
  const { patreon, githubSponsors, stripe, openCollective } = keys;
  const toRenew = {
    PATREON_REFRESH_TOKEN: patreon.refreshToken,
    PATREON_CLIENT_ID: patreon.clientId,
    PATREON_CLIENT_SECRET: patreon.clientSecret,
  };
  return [
    {
      source: 'patreon',
      isNamed: named.patreon !== undefined,
      token: patreon.token,
      webhook: patreon.webhookSecret,
      missingToRenew: Object.entries(toRenew).flatMap(([variable, value]) =>
        value === undefined ? [variable] : [],
      ),
    },
    {
      source: 'githubSponsors',
      isNamed: named.githubSponsors !== undefined,
      token: githubSponsors.token,
      webhook: githubSponsors.webhookSecret,
    },
    { source: 'stripe', isNamed: true, token: stripe.token, webhook: stripe.webhookSecret },
    {
      source: 'openCollective',
      isNamed: named.openCollective !== undefined,
      token: openCollective.token,
      webhook: undefined,
    },
  ];
}

async function whyUnusable(ports: LocalPorts, config: Config): Promise<KeyFacts['unusable']> {
  try {
    await ports.transport(config);
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { what: error.message, remedy: error.remedy };
  }
}

function attempt<T>(work: () => T): Looked<T> {
  try {
    return { value: work() };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { failed: error.message, remedy: error.remedy, kind: error.kind };
  }
}
