/** Constructs the newsletter's server, with the adapters that it alone needs. */
import type { Store } from './adapters/store/store.ts';
import type { Environment } from './config/environment.ts';
import type { Config } from './config/schema.ts';
import { PUBLIC_TIER } from './core/audience/tier.ts';
import { messageFacts, serverUrl } from './core/delivery/message-facts.ts';
import type { Archive } from './core/edition/archive.ts';
import type { Result } from './core/result.ts';
import type { Content } from './ports/content.ts';
import type { ExtraLinks, ExtrasKey } from './ports/extras.ts';
import type { GateTools } from './ports/gate.ts';
import type { LinkFiles } from './ports/links.ts';
import type { Transport } from './ports/transport.ts';
import type { ServedApp } from './server/listen.ts';
import type { Log } from './server/log.ts';

export async function composeServer(deps: {
  readonly config: Config;
  readonly distDir: string;
  readonly log: Log;
  readonly store: Store;
  readonly transport: Promise<Transport>;
  readonly content: Content;
  readonly environment: Pick<Environment, 'webhookKeys' | 'patrons' | 'inboxToken'>;
  readonly links: LinkFiles;
  /** Whether what is put into the newsletter's folder is kept. */
  readonly isCheckout: boolean;
  readonly archive: () => Promise<Result<Archive<Config>>>;
  readonly extrasKey: ExtrasKey;
  readonly extraLinks: ExtraLinks;
  readonly gate: GateTools;
}): Promise<ServedApp> {
  const { createServer } = await import('./server/create-server.ts');
  const { workEntry } = await import('./workflows/work-entry.ts');
  const { guardEditions } = await import('./workflows/guard-editions.ts');
  const { guardOnce } = await import('./workflows/guard-once.ts');
  const { confirmationTokens } = await import('./adapters/confirmation-tokens.ts');
  const { identityProviders } = await import('./adapters/identity/identity-providers.ts');
  const { patronSources } = await import('./adapters/patron-sources.ts');
  const { patronWebhooks } = await import('./adapters/patron-webhooks.ts');
  const { webhookVerifiers } = await import('./adapters/webhook-verifiers.ts');
  const { isDisposable } = await import('./adapters/disposable-domains.ts');
  const { systemClock: clock } = await import('./adapters/system-clock.ts');
  const { noticeFacts } = await import('./core/notices/notice-facts.ts');
  const { config, store, content, distDir, log, extrasKey } = deps;
  const { webhookKeys, patrons: patronKeys, inboxToken } = deps.environment;
  const ports = { ...store, confirmationTokens: confirmationTokens(), clock };
  // Without a key for one of them the server still serves: it may be on the machine that syncs.
  const sources = patronSources(config.patrons, patronKeys, { clock, tokens: store.sourceTokens });
  const transport = await deps.transport;
  const leaksIn = guardOnce((issueId, edition) =>
    guardEditions({ ...deps, ...deps.gate }, config, {
      issueId,
      editions: new Map([[PUBLIC_TIER, edition]]),
    }),
  );
  const working = { ...ports, patronSources: sources, transport, content, extrasKey, leaksIn };
  const facts = {
    config,
    notice: noticeFacts(config),
    message: messageFacts(config),
    serverUrl: serverUrl(config),
    mailsPerHour: config.server.subscribe.mailsPerHour,
  };
  return createServer({
    ...ports,
    config,
    distDir,
    log,
    isDisposable,
    verifiers: webhookVerifiers(webhookKeys),
    patronWebhooks: patronWebhooks(config.patrons, patronKeys, sources),
    work: (claimed) => workEntry(working, facts, claimed),
    capture:
      inboxToken === undefined
        ? undefined
        : {
            token: inboxToken,
            captured: store.capturedLinks,
            place: deps.isCheckout
              ? { kind: 'folder', links: deps.links }
              : { kind: 'queue', captured: store.capturedLinks },
          },
    served:
      config.extras.access === 'served'
        ? { ...ports, ...deps, providers: identityProviders(patronKeys, facts.serverUrl) }
        : undefined,
  });
}
