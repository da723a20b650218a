/** Constructs the adapters; each is loaded when it is first asked for, so that small commands stay quick. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from './adapters/create-transport.ts';
import type { DevServerOptions } from './adapters/astro-dev-server.ts';
import { extrasAccess } from './adapters/extras-access.ts';
import type { LinkMemory } from './adapters/files/link-memory.ts';
import type { Store } from './adapters/store/store.ts';
import type { Config } from './config/schema.ts';
import { leavesByMail } from './config/choose-transport.ts';
import type { Environment } from './config/environment.ts';
import type { Archive } from './core/edition/archive.ts';
import type { Result } from './core/result.ts';
import type { Clock } from './ports/clock.ts';
import type { Content, ContentFiles } from './ports/content.ts';
import type { DoctorTools } from './ports/doctor.ts';
import type { EventFiles } from './ports/events.ts';
import type { ExportFiles, NewsletterExports, TableFiles } from './ports/exports.ts';
import type { ExtraLinks, ExtrasKey, ExtrasVault } from './ports/extras.ts';
import type { GateTools } from './ports/gate.ts';
import type { Ledger, Wakeups } from './ports/ledger.ts';
import type { CapturedLinks, LinkFiles } from './ports/links.ts';
import type { Desktop, Engine, PrivateFiles } from './ports/machine.ts';
import type { MailTwins, MessageComposer, PreviewFolder, Screenshots } from './ports/mail.ts';
import type { PatronSource } from './ports/patron-sources.ts';
import type { SiteBuilder } from './ports/site.ts';
import type { StoreUpkeep } from './ports/store.ts';
import type { Transport } from './ports/transport.ts';
import type { WebFetcher } from './ports/web.ts';
import type { AdminServer } from './server/admin/create-admin-server.ts';
import type { ServedApp } from './server/listen.ts';
import type { Log } from './server/log.ts';

export interface Composition {
  readonly environment: Environment;
  /** Where store, outbox and caches are. */
  readonly stateDir: string;
  clock(): Promise<Clock>;
  content(): Promise<Content>;
  files(): Promise<ContentFiles>;
  engine(): Promise<Engine>;
  links(): Promise<LinkFiles>;
  desktop(): Promise<Desktop>;
  exportFiles(): Promise<ExportFiles>;
  newsletterExports(): Promise<NewsletterExports>;
  /** Those that wait at a running server. `url` has no slash at its end. */
  captured(url: string): Promise<Pick<CapturedLinks, 'list' | 'taken'>>;
  /** Pages of others; the newsletter says who asks for them. */
  web(config: Pick<Config, 'url'>): Promise<WebFetcher>;
  linkMemory(): Promise<LinkMemory>;
  archive(): Promise<Result<Archive<Config>>>;
  tables(): Promise<TableFiles>;
  extrasKey(): Promise<ExtrasKey>;
  extraLinks(config: Config): Promise<ExtraLinks>;
  /** Encrypts and opens the files of extras in the folder that the config names. */
  extrasVault(config: Config): Promise<ExtrasVault>;
  eventFiles(): Promise<EventFiles>;
  privateFiles(): Promise<PrivateFiles>;
  gateTools(): Promise<GateTools>;
  /** Builds the pages of an archive that has been read. */
  site(archive: Archive<Config>): Promise<SiteBuilder>;
  /** The archive while it is written, drafts included, with the preview of editions beside it. */
  devServer(
    request: Pick<DevServerOptions, 'port' | 'beside'>,
  ): Promise<{ readonly url: string; close(): Promise<void> }>;
  /** What left by mail, from a store that is neither made nor changed for it. */
  mailed(): Promise<Pick<Ledger, 'mailed'>>;
  /** Whether there is a store, which none is made for asking. */
  hasStore(): Promise<boolean>;
  /** Deliveries to the outbox, and rehearsals, are kept apart from those by mail. */
  store(config: Config, how?: Rehearsal): Promise<Store>;
  /** A rehearsal goes as far as the provider lets it, and no mail goes out. */
  transport(config: Pick<Config, 'delivery' | 'tracking'>, how?: Rehearsal): Promise<Transport>;
  upkeep(): Promise<StoreUpkeep>;
  /** Jobs in PostgreSQL where there is one, a look every few seconds elsewhere. */
  wakeups(store: Pick<Store, 'ledger'>, onProblem: (message: string) => void): Promise<Wakeups>;
  composer(): Promise<MessageComposer>;
  /** Draws pictures as mails show them. */
  twins(): Promise<MailTwins>;
  /** `dir` is absolute. */
  previewFolder(dir: string): Promise<PreviewFolder>;
  /** undefined where there is no browser. */
  screenshots(): Promise<Screenshots | undefined>;
  /** Those that the config names, and Stripe where its key is set; none of them is asked yet. */
  patronSources(
    config: Pick<Config, 'patrons'>,
    store: Pick<Store, 'sourceTokens'>,
  ): Promise<readonly PatronSource[]>;
  /** The archive's companion: the way in and the way out. `distDir` is the built archive. */
  server(
    store: Store,
    served: {
      readonly config: Config;
      readonly distDir: string;
      readonly log: Log;
    },
  ): Promise<ServedApp>;
  /** Figures to look at, for the author alone. */
  admin(store: Store, served: { readonly config: Config; readonly log: Log }): Promise<AdminServer>;
  /** `resolver` is the address of a DNS server; this machine's own when undefined. */
  doctorTools(resolver: string | undefined): Promise<DoctorTools>;
  /** Writes a public file whole. */
  writer(): Promise<(path: string, content: string) => Promise<void>>;
}

export interface Rehearsal {
  readonly rehearse: boolean;
}

export interface ComposeOptions {
  /** The newsletter's folder, absolute. */
  readonly root: string;
  readonly environment: Environment;
  /** `.roundup` in the newsletter's folder unless given. */
  readonly stateDir?: string | undefined;
}

export function compose(options: ComposeOptions): Composition {
  const { root, environment } = options;
  const stateDir = options.stateDir ?? join(root, '.roundup');
  const at = (name: string): string => join(stateDir, name);
  const today = (): string => new Date().toISOString().slice(0, 10);
  const extras = extrasAccess({ root, stateDir, environment });
  const source = { root, today, ...extras.opening };
  return {
    environment,
    stateDir,
    clock: async () => (await import('./adapters/system-clock.ts')).systemClock,
    content: async () => (await import('./adapters/files/content.ts')).createContent(source),
    files: async () => (await import('./adapters/files/content-files.ts')).createContentFiles(root),
    engine: async () =>
      (await import('./adapters/engine/installed-engine.ts')).installedEngine(
        root,
        at('engine.json'),
      ),
    links: async () => (await import('./adapters/files/link-files.ts')).createLinkFiles(root),
    newsletterExports: async () =>
      (await import('./adapters/files/newsletter-exports.ts')).newsletterExports,
    desktop: async () => (await import('./adapters/desktop.ts')).createDesktop(root, environment),
    exportFiles: async () => (await import('./adapters/files/export-files.ts')).exportFiles,
    web: async ({ url }) =>
      (await import('./adapters/web/web-fetcher.ts')).createWebFetcher({
        userAgent: `Roundup (+${url})`,
      }),
    linkMemory: async () => (await import('./adapters/files/link-memory.ts')).linkMemory(stateDir),
    archive: async () => (await import('./adapters/files/load-archive.ts')).loadArchive(source),
    captured: async (url) =>
      (await import('./adapters/server-captured-links.ts')).serverCapturedLinks(
        url,
        environment.inboxToken,
      ),
    extrasKey: extras.key,
    extraLinks: extras.links,
    extrasVault: extras.vault,
    tables: async () => (await import('./adapters/csv/csv-table.ts')).csvTables(),
    eventFiles: async () => (await import('./adapters/event-files/event-files.ts')).eventFiles,
    privateFiles: async () => (await import('./adapters/files/private-files.ts')).privateFiles,
    site: async (archive) =>
      (await import('./adapters/astro-site.ts')).createAstroSite({
        root,
        load: async () => archive,
      }),
    gateTools: async () => (await import('./adapters/gate-tools.ts')).gateTools(root, environment),
    devServer: async (request) =>
      (await import('./adapters/astro-dev-server.ts')).startDevServer({ ...source, ...request }),
    mailed: async () => ({
      mailed: async () =>
        (await import('./adapters/look-up-mailed.ts')).lookUpMailed(environment, at('roundup.db')),
    }),
    hasStore: async () => environment.databaseUrl !== undefined || existsSync(at('roundup.db')),
    store: async (config, how) =>
      (await import('./adapters/store-of.ts')).openStoreOf(environment, at('roundup.db'), {
        tiers: config.tiers,
        channel:
          how?.rehearse !== true && leavesByMail(config.delivery, environment)
            ? 'mail'
            : 'rehearsal',
      }),
    transport: (config, how) =>
      createTransport({ root, environment, outboxDir: at('outbox'), ...how }, config),
    upkeep: async () =>
      (await import('./adapters/store-of.ts')).openUpkeepOf(environment, at('roundup.db')),
    patronSources: async ({ patrons }, { sourceTokens: tokens }) => {
      const { patronSources, sourcesWithoutKey } = await import('./adapters/patron-sources.ts');
      const { systemClock: clock } = await import('./adapters/system-clock.ts');
      const { patrons: keys } = environment;
      const ready = patronSources(patrons, keys, { clock, tokens });
      return [...ready, ...sourcesWithoutKey(patrons, keys)];
    },
    wakeups: (store, onProblem) => openWakeups(environment, store, onProblem),
    composer: async () => (await import('./adapters/outbox/message-composer.ts')).messageComposer,
    twins: async () =>
      (await import('./adapters/files/mail-twin.ts')).mailTwins({ root, cacheDir: at('cache') }),
    previewFolder: async (dir) =>
      (await import('./adapters/preview-folder.ts')).createPreviewFolder(dir),
    screenshots: async () =>
      (await import('./adapters/browser/screenshots.ts')).openScreenshots(environment.browser),
    server: async (store, served) =>
      (await import('./compose-server.ts')).composeServer({
        ...served,
        store,
        environment,
        extrasKey: await extras.key(),
        links: (await import('./adapters/files/link-files.ts')).createLinkFiles(root),
        isCheckout: (await import('./adapters/git/is-checkout.ts')).isCheckout(root),
        gate: (await import('./adapters/gate-tools.ts')).gateTools(root, environment),
        extraLinks: await extras.links(served.config),
        content: (await import('./adapters/files/content.ts')).createContent(source),
        archive: async () => (await import('./adapters/files/load-archive.ts')).loadArchive(source),
        // Without tracking: it mails the links by which people confirm.
        transport: createTransport(
          { root, environment, outboxDir: at('outbox') },
          { delivery: served.config.delivery },
        ),
      }),
    doctorTools: async (resolver) =>
      (await import('./adapters/doctor-tools.ts')).doctorTools({
        root,
        environment,
        resolver,
        storePath: at('roundup.db'),
      }),
    admin: async (store, served) => {
      const { createAdminServer } = await import('./server/admin/create-admin-server.ts');
      const { systemClock: clock } = await import('./adapters/system-clock.ts');
      return createAdminServer({ ...store, ...served, clock });
    },
    writer: async () => (await import('./adapters/files/write-file.ts')).writeFileWhole,
  };
}

async function openWakeups(
  { databaseUrl: url }: Environment,
  { ledger }: Pick<Store, 'ledger'>,
  onProblem: (message: string) => void,
): Promise<Wakeups> {
  const pending = async (): Promise<string[]> =>
    (await ledger.openRuns()).map(({ issueId }) => issueId);
  if (url !== undefined) {
    const { postgresWakeups } = await import('./adapters/wakeups/postgres-wakeups.ts');
    return postgresWakeups({ url, pending, onProblem });
  }
  return (await import('./adapters/wakeups/polled-wakeups.ts')).polledWakeups(pending);
}
