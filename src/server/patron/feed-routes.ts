/** Private feeds and the files in them, by an address that is their only key. */
import { Hono, type MiddlewareHandler } from 'hono';
import type { Config } from '../../config/schema.ts';
import { renderClosedFeed } from '../../core/edition/feeds/patron-feed.ts';
import type { PatronFeed } from '../../core/patrons/access.ts';
import { type Standing, standingOf } from '../../core/patrons/standing.ts';
import type { PatronStore } from '../../ports/patrons.ts';
import { feedByToken, type PrivateFeedPorts } from '../../workflows/private-feed.ts';
import type { ConnectionAddress } from '../connection-address.ts';
import type { PageRenderer } from '../page.ts';
import type { ServerEnv } from '../server-env.ts';
import { notFoundPage, wrongMethodPage } from '../small-pages.ts';
import type { ExtrasShelf } from './extras-shelf.ts';
import type { FeedNetworks } from './feed-networks.ts';
import type { FeedShelf } from './feed-shelf.ts';
import { fileAnswer } from './file-answer.ts';
import { forOneAlone } from './opened-page.ts';
import type { ReadableExtras } from './readable-extras.ts';

export interface FeedRouteDeps extends PrivateFeedPorts {
  readonly patrons: Pick<PatronStore, 'find'>;
  readonly feeds: FeedShelf;
  readonly readable: ReadableExtras;
  readonly shelf: Pick<ExtrasShelf, 'bytes'>;
  readonly networks: Pick<FeedNetworks, 'note'>;
}

export interface FeedRouteSettings {
  readonly config: Config;
  readonly serverUrl: string;
  readonly connection: ConnectionAddress;
  readonly limitGuesses: MiddlewareHandler<ServerEnv>;
}

const ALL = '/feed/*';
const FEED = '/feed/:file';
const FILE = '/feed/:token/:issue/:extra/:name';
const ENDING = '.xml';

/** An address that is none, is unknown, or was replaced gets one answer, byte for byte. */
export function feedRoutes(
  deps: FeedRouteDeps,
  render: PageRenderer,
  settings: FeedRouteSettings,
): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();
  routes.use(ALL, async (context, next) => {
    context.set('target', ALL);
    await next();
  });
  routes.use(ALL, settings.limitGuesses);
  routes.get(FEED, async (context) => {
    const file = context.req.param('file');
    const token = file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : '';
    const feed = await feedByToken(deps, token);
    const standing = feed && (await standingWith(deps, feed));
    if (feed === undefined || standing === undefined) return render(notFoundPage);
    const address = `${settings.serverUrl}/feed/${token}`;
    if (feed.closedAt !== undefined) return feedAnswer(closed(feed.closedAt, address, settings));
    deps.networks.note(feed.selector, settings.connection(context));
    return feedAnswer(await deps.feeds.feed(standing, address));
  });
  routes.get(FILE, async (context) => {
    const { token, ...named } = context.req.param();
    const feed = await feedByToken(deps, token);
    const standing = feed && (await standingWith(deps, feed));
    if (feed === undefined || standing === undefined || feed.closedAt !== undefined) {
      return render(notFoundPage);
    }
    const file = await deps.readable.file(named, standing);
    if (file === undefined) return render(notFoundPage);
    deps.networks.note(feed.selector, settings.connection(context));
    return fileAnswer(context.req.raw, { bytes: await deps.shelf.bytes(file), type: file.type });
  });
  routes.get(ALL, () => render(notFoundPage));
  routes.all(ALL, () => render(wrongMethodPage('GET, HEAD')));
  return routes;
}

async function standingWith(
  { patrons }: Pick<FeedRouteDeps, 'patrons'>,
  { patronId }: PatronFeed,
): Promise<Standing | undefined> {
  const entry = await patrons.find({ id: patronId });
  return entry && standingOf(entry);
}

function closed(at: Date, address: string, { config, serverUrl }: FeedRouteSettings): string {
  return renderClosedFeed(config, {
    at,
    address: `${address}${ENDING}`,
    patronPage: `${serverUrl}/patron`,
  });
}

function feedAnswer(xml: string): Response {
  return new Response(xml, {
    headers: { ...forOneAlone, 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
}
