/** Extras served to patrons who have logged in: all the parts of it, put together. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Config } from '../../config/schema.ts';
import { serverUrl as serverUrlOf } from '../../core/delivery/message-facts.ts';
import type { Archive } from '../../core/edition/archive.ts';
import type { Result } from '../../core/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Content } from '../../ports/content.ts';
import type { IdentityProvider, PatronAccess } from '../../ports/patron-access.ts';
import type { PatronStore } from '../../ports/patrons.ts';
import type { ConfirmationTokens, FeedTokens } from '../../ports/tokens.ts';
import { createBoundedCache } from '../bounded-cache.ts';
import type { ConnectionAddress } from '../connection-address.ts';
import type { FormDeps } from '../form-taker.ts';
import { describeError, type Log } from '../log.ts';
import type { PageRenderer } from '../page.ts';
import type { ServerEnv } from '../server-env.ts';
import type { StaticFolder } from '../static-files.ts';
import { extraFileRoutes } from './extra-file-routes.ts';
import { createExtrasShelf } from './extras-shelf.ts';
import { createFeedNetworks } from './feed-networks.ts';
import { feedRoutes } from './feed-routes.ts';
import { createFeedShelf } from './feed-shelf.ts';
import { serviceLabels } from './identity-pages.ts';
import { identityRoutes } from './identity-routes.ts';
import { ISSUES, openedPage } from './opened-page.ts';
import { patronRoutes } from './patron-routes.ts';
import { createReaders } from './reader.ts';
import { readableExtras } from './readable-extras.ts';

/** What is needed on top of what the server has anyway. */
export interface Served {
  readonly config: Config;
  readonly content: Pick<Content, 'issue' | 'extras' | 'allExtras' | 'extraFile'>;
  readonly archive: () => Promise<Result<Archive<Config>>>;
  readonly providers: readonly IdentityProvider[];
  readonly patrons: Pick<PatronStore, 'find' | 'claim'>;
  readonly patronAccess: PatronAccess;
  readonly feedTokens: FeedTokens;
}

export interface ServingDeps extends Served, FormDeps {
  readonly confirmationTokens: ConfirmationTokens;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PatronServing {
  readonly routes: Hono<ServerEnv>;
  /** The page as the patron of this request sees it; undefined where they see what everybody does. */
  page(
    context: Context<ServerEnv>,
    archive: Pick<StaticFolder, 'file'>,
  ): Promise<Response | undefined>;
  /** Ends when all that was noted is written down. */
  drain(): Promise<void>;
}

const FLUSH_EVERY_MS = 5000;
const ARCHIVE_KEPT_MS = 60_000;

export function createPatronServing(
  deps: ServingDeps,
  render: PageRenderer,
  how: {
    readonly connection: ConnectionAddress;
    readonly limitGuesses: MiddlewareHandler<ServerEnv>;
  },
): PatronServing {
  const { config, clock, log } = deps;
  const { title, tiers, support, url, server } = config;
  const serverUrl = serverUrlOf(config);
  const now = (): number => clock.now().getTime();
  const archive = keptFor(ARCHIVE_KEPT_MS, now, async () => {
    const read = await deps.archive();
    return read.ok ? read.value : undefined;
  });
  const shelf = createExtrasShelf({
    ...deps,
    now,
    dayOf: async (id) => (await archive())?.patronPages.find((page) => page.id === id)?.date,
    onBroken: (issue) => log({ at: clock.now().toISOString(), event: 'extras-broken', issue }),
  });
  const readable = readableExtras(shelf, config);
  const isSecure = new URL(serverUrl).protocol === 'https:';
  const readers = createReaders(deps, { isSecure });
  const feeds = createFeedShelf({ config, readable, archive, now });
  const networks = createFeedNetworks({ ...deps }, { mostNetworks: config.extras.feedNetworks });
  const flush = async (): Promise<void> => {
    try {
      await networks.flush();
    } catch (error) {
      const at = clock.now().toISOString();
      log({ at, event: 'error', what: 'feed-networks', error: describeError(error) });
    }
  };
  const flushes = setInterval(() => void flush(), FLUSH_EVERY_MS).unref();

  const settings = {
    ...how,
    title,
    tiers,
    support,
    config,
    serverUrl,
    isSecure,
    services: deps.providers.map(({ name }) => ({ name, label: serviceLabels[name] })),
    ownOrigins: new Set([url, serverUrl].map((address) => new URL(address).origin)),
    formsPerConnection: server.subscribe.formsPerConnection,
  };
  const parts = { ...deps, readers, readable, shelf, feeds, networks };
  const routes = new Hono<ServerEnv>();
  routes.route('/', patronRoutes(parts, render, settings));
  routes.route('/', identityRoutes(parts, render, settings));
  routes.route('/', extraFileRoutes(parts, render, how));
  routes.route('/', feedRoutes(parts, render, settings));

  return {
    routes,
    async page(context, folder) {
      if (!new URL(context.req.url).pathname.startsWith(ISSUES)) return undefined;
      const reader = await readers.of(context);
      if (reader === undefined) return undefined;
      return openedPage(context.req.raw, folder, {
        ...reader,
        readable,
        tiers,
        language: config.language,
      });
    },
    async drain() {
      clearInterval(flushes);
      await flush();
    },
  };
}

/** Asked for again when it is older than that; of many who wait one asks. */
function keptFor<Value>(
  ms: number,
  now: () => number,
  make: () => Promise<Value>,
): () => Promise<Value> {
  const kept = createBoundedCache<Value>({ most: 1, weigh: () => 1 });
  return () => kept.get(String(Math.floor(now() / ms)), make);
}
