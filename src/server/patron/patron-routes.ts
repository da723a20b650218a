/** Where patrons log in, see what they have, and log out: all that only their own browser may do. */
import { Hono, type MiddlewareHandler } from 'hono';
import type { Config } from '../../config/schema.ts';
import type { PatronAccess } from '../../ports/patron-access.ts';
import { enterByMail, type EnterPorts, isOpenLogIn, requestLogIn } from '../../workflows/log-in.ts';
import { type PrivateFeedPorts, renewFeed } from '../../workflows/private-feed.ts';
import type { ConnectionAddress } from '../connection-address.ts';
import { createFormGuard } from '../form-guard.ts';
import { type FormDeps, formTaker } from '../form-taker.ts';
import type { PageRenderer } from '../page.ts';
import { isAllowedOrigin } from '../request-origin.ts';
import { seeOther } from '../see-other.ts';
import type { ServerEnv } from '../server-env.ts';
import { wrongMethodPage } from '../small-pages.ts';
import type { SubscribeAnswer } from '../subscribe-answer.ts';
import { busyPage, tooManyPage } from '../subscribe-pages.ts';
import {
  enterExpiredPage,
  enterPage,
  foreignPage,
  loginAgainPage,
  loginAskedPage,
  loginPage,
  type LoginView,
  malformedLoginPage,
} from './login-pages.ts';
import { patronPage } from './patron-page.ts';
import type { Reader, Readers } from './reader.ts';

export interface PatronRouteDeps extends FormDeps, EnterPorts, PrivateFeedPorts {
  readonly patronAccess: EnterPorts['patronAccess'] &
    PrivateFeedPorts['patronAccess'] &
    Pick<PatronAccess, 'endSessions'>;
  readonly readers: Readers;
}

export interface PatronRouteSettings extends LoginView {
  readonly tiers: Config['tiers'];
  /** Where the server is reached, without a slash at its end. */
  readonly serverUrl: string;
  /** The server's own origins: no other site's page may log anybody in or out. */
  readonly ownOrigins: ReadonlySet<string>;
  readonly formsPerConnection: number;
  readonly connection: ConnectionAddress;
  readonly limitGuesses: MiddlewareHandler<ServerEnv>;
}

const PATRON = '/patron';
const ENTER = '/patron/enter/:token';
const POSTS = ['/patron/leave', '/patron/leave-everywhere', '/patron/feed'] as const;

export function patronRoutes(
  deps: PatronRouteDeps,
  render: PageRenderer,
  settings: PatronRouteSettings,
): Hono<ServerEnv> {
  const { readers } = deps;
  const guard = createFormGuard(deps, { proofOfWork: false });
  const take = formTaker(deps, guard, { ...settings, disposable: 'allow' }, ({ address }) =>
    requestLogIn(deps, address),
  );
  const routes = new Hono<ServerEnv>();
  for (const pattern of [PATRON, ENTER, ...POSTS]) {
    routes.use(pattern, async (context, next) => {
      context.set('target', pattern);
      if (context.req.method !== 'POST') return next();
      return isAllowedOrigin(context, settings.ownOrigins) ? next() : render(foreignPage);
    });
  }

  routes.get(PATRON, async (context) => {
    const reader = await readers.of(context);
    if (reader !== undefined) return render(patronPage(await shown(reader)));
    return render(loginPage(settings, (await guard.ticket()).stamp));
  });
  routes.post(PATRON, async (context) => answerTo(await take(context)));
  routes.all(PATRON, () => render(wrongMethodPage('GET, HEAD, POST')));

  routes.use(ENTER, settings.limitGuesses);
  routes.get(ENTER, async (context) => {
    const isOpen = await isOpenLogIn(deps, context.req.param('token'));
    return render(isOpen ? enterPage(settings.title) : enterExpiredPage);
  });
  routes.post(ENTER, async (context) => {
    const token = await enterByMail(deps, context.req.param('token'));
    if (token === undefined) return render(enterExpiredPage);
    // Whoever was logged in here before is so no more, and their cookie is worth nothing.
    await readers.leave(context);
    return seeOther(PATRON, { 'Set-Cookie': readers.cookie.set(token) });
  });
  routes.all(ENTER, () => render(wrongMethodPage('GET, HEAD, POST')));

  routes.post('/patron/leave', async (context) => {
    await readers.leave(context);
    return left();
  });
  routes.post('/patron/leave-everywhere', async (context) => {
    const reader = await readers.of(context);
    if (reader !== undefined) await deps.patronAccess.endSessions(reader.patron.id);
    return left();
  });
  routes.post('/patron/feed', async (context) => {
    const reader = await readers.of(context);
    if (reader !== undefined) await renewFeed(deps, reader.patron.id);
    return seeOther(PATRON);
  });
  for (const pattern of POSTS) routes.all(pattern, () => render(wrongMethodPage('POST')));

  /** The browser forgets the pages that it has shown, too. */
  function left(): Response {
    const headers = { 'Set-Cookie': readers.cookie.clear(), 'Clear-Site-Data': '"cache"' };
    return seeOther(PATRON, headers);
  }

  async function shown({ patron, standing }: Reader): Promise<Parameters<typeof patronPage>[0]> {
    const { title, support, tiers, serverUrl } = settings;
    const feed = await deps.patronAccess.findFeed({ patronId: patron.id });
    const tier = tiers.find(({ id }) => id === standing.tier);
    return {
      title,
      support,
      address: patron.address?.spelling,
      tier: tier && standing.since && { name: tier.name, since: standing.since },
      feed: feed && { ...feed, url: feedUrl(serverUrl, deps.feedTokens.tokenOf(feed.selector)) },
    };
  }

  async function answerTo(answer: SubscribeAnswer): Promise<Response> {
    switch (answer.state) {
      case 'asked':
        return render(loginAskedPage(settings.title));
      case 'too-many':
        return render(tooManyPage(answer.afterSeconds));
      case 'busy':
        return render(busyPage);
      case 'foreign':
        return render(foreignPage);
      case 'malformed-address':
      case 'malformed-name':
      case 'disposable':
      case 'form-stamp':
      case 'proof-of-work': {
        const form = { ...answer.filledIn, stamp: (await guard.ticket()).stamp };
        return render(
          answer.state === 'malformed-address' ? malformedLoginPage(form) : loginAgainPage(form),
        );
      }
    }
  }

  return routes;
}

function feedUrl(serverUrl: string, token: string): string {
  return `${serverUrl}/feed/${token}.xml`;
}
