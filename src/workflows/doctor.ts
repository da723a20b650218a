/** Looks at all that a newsletter depends on, and says what is wrong with it: changes nothing. */
import type { Environment } from '../config/environment.ts';
import type { Config } from '../config/schema.ts';
import { serverUrl } from '../core/delivery/message-facts.ts';
import type { OtherClock } from '../core/doctor/clock-checks.ts';
import { diagnose } from '../core/doctor/diagnose.ts';
import type { DomainFacts } from '../core/doctor/domain/domain-checks.ts';
import type { Finding } from '../core/doctor/finding.ts';
import type { Looked } from '../core/doctor/looked.ts';
import type { ProviderFacts } from '../core/doctor/provider-checks.ts';
import { providerOf } from '../core/doctor/providers.ts';
import { isReservedName } from '../core/doctor/reserved-name.ts';
import type { RoundTripFacts } from '../core/doctor/server-checks.ts';
import type { Result } from '../core/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoctorTools, StoreLook } from '../ports/doctor.ts';
import type { Transport } from '../ports/transport.ts';
import { gatherDomain } from './doctor/gather-domain.ts';
import { domainOf, localFacts, UNUSABLE, type UsableConfig } from './doctor/local-facts.ts';
import { tryServer } from './doctor/try-server.ts';

export interface DoctorPorts extends DoctorTools {
  readonly clock: Clock;
  /** Throws a `Failure` where the transport cannot be used as it is set up. */
  readonly transport: (config: Config) => Promise<Transport>;
}

export interface DoctorRequest extends NetworkRequest {
  readonly config: Result<Config>;
  readonly environment: Environment;
}

interface NetworkRequest {
  /** Nothing is asked of the network, except of the database where it is a server. */
  readonly offline: boolean;
  /** Another one than the config's, without a slash at its end. */
  readonly serverUrl: string | undefined;
  /** Under which name the provider's key stands in the DNS. */
  readonly selector: string | undefined;
  /** Whether a DNS server was named: it may know names that the world does not. */
  readonly namesResolver: boolean;
}

export async function examine(ports: DoctorPorts, request: DoctorRequest): Promise<Finding[]> {
  // First what is on this machine: reading a large store would keep answers waiting.
  const store = await ports.store();
  const repository = await ports.repository();
  const { config, keys, usable } = await localFacts(ports, request);
  const outside = reachOf(request, usable);
  const tokens = 'value' in store ? store.value.tokens : undefined;
  const [provider, domain, roundTrip] = await Promise.all([
    'usable' in outside ? askProvider(ports, outside.usable) : outside,
    'usable' in outside ? askDomain(ports, request, outside.usable) : outside,
    'usable' in outside ? askServer(ports, request, outside.usable, tokens) : outside,
  ]);
  return diagnose({
    now: ports.clock.now(),
    config,
    keys,
    repository,
    provider,
    domain,
    roundTrip,
    store: 'value' in store ? { value: store.value.facts } : store,
    clocks: otherClocks(store, provider, roundTrip),
  });
}

function reachOf(
  { offline }: NetworkRequest,
  usable: UsableConfig | undefined,
): { readonly usable: UsableConfig } | { readonly skipped: string } {
  if (usable === undefined) return { skipped: UNUSABLE };
  return offline ? { skipped: '--offline was given.' } : { usable };
}

async function askProvider(
  { probe }: DoctorPorts,
  { transport, isReady, api }: UsableConfig,
): Promise<Looked<ProviderFacts>> {
  const provider = providerOf(transport);
  if (provider === undefined) return { skipped: 'Mail goes to the outbox.' };
  const address = api ?? provider.api;
  if (address === undefined) return { skipped: 'SMTP is tried by: roundup publish --test' };
  if (!isReady) return { skipped: 'It is not set up.' };
  const answer = await probe({ url: address, method: 'GET' });
  return { value: { name: provider.name, address, answer } };
}

async function askDomain(
  { dns }: DoctorPorts,
  { namesResolver, selector }: NetworkRequest,
  { config, senderDomain: domain, transport, signing }: UsableConfig,
): Promise<Looked<DomainFacts>> {
  if (isReservedName(domain) && !namesResolver) {
    return { skipped: `${domain} is a name for examples, which the DNS does not know.` };
  }
  const { replyTo } = config.sender;
  return gatherDomain(dns, {
    domain,
    transport,
    selector,
    replyDomain: replyTo === undefined ? undefined : domainOf(replyTo),
    dkim: config.delivery.dkim,
    ownKey: transport === 'smtp' && selector === undefined ? signing : undefined,
  });
}

async function askServer(
  { probe }: DoctorPorts,
  request: NetworkRequest,
  { config }: UsableConfig,
  tokens: StoreLook['tokens'],
): Promise<Looked<RoundTripFacts>> {
  const url = request.serverUrl ?? serverUrl(config);
  const { hostname } = new URL(url);
  if (request.serverUrl === undefined && isReservedName(hostname)) {
    return { skipped: `${hostname} is a name for examples. Name a running server: --server <url>` };
  }
  return { value: await tryServer(probe, url, tokens) };
}

function otherClocks(
  store: Looked<StoreLook>,
  provider: Looked<ProviderFacts>,
  roundTrip: Looked<RoundTripFacts>,
): OtherClock[] {
  const answered = (of: string, answer: ProviderFacts['answer']): OtherClock[] =>
    'status' in answer && answer.aheadMs !== undefined ? [{ of, aheadMs: answer.aheadMs }] : [];
  const database = 'value' in store ? store.value.aheadMs : undefined;
  return [
    ...(database === undefined ? [] : [{ of: 'the database', aheadMs: database }]),
    ...('value' in provider ? answered(provider.value.name, provider.value.answer) : []),
    ...('value' in roundTrip ? answered('the server', roundTrip.value.health) : []),
  ];
}
