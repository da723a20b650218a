/** The way out: GET shows one button, POST leaves, by a person or by RFC 8058's one click. */
import { Hono, type Context } from 'hono';
import type { Clock } from '../ports/clock.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import type { UnsubscribeTokens } from '../ports/tokens.ts';
import {
  pause,
  pauseMonths,
  requestSettings,
  type SettingsPorts,
} from '../workflows/change-settings.ts';
import { unsubscribe } from '../workflows/unsubscribe.ts';
import { fieldOf, formFields } from './form-fields.ts';
import type { PageRenderer } from './page.ts';
import type { ServerEnv } from './server-env.ts';
import { wrongMethodPage } from './small-pages.ts';
import { askPage, badTokenPage, donePage, mailedPage, pausedPage } from './unsubscribe-pages.ts';

export interface UnsubscribeDeps extends SettingsPorts {
  readonly subscribers: Pick<SubscriberStore, 'end'>;
  readonly tokens: UnsubscribeTokens;
  readonly clock: Clock;
  readonly wake: () => void;
}

const LEAVE = '/u/:token';
const PAUSE = '/u/:token/pause';
const SETTINGS = '/u/:token/settings';

/**
 * The token is the authority, so neither a cookie nor an Origin is asked for, and the body decides
 * nothing: mail providers word it in several ways, and whoever posts to the address itself wants
 * to leave. Mails are passed on, with the token in them, so nothing here shows or changes more than
 * its holder would forgive: settings are mailed to the address.
 */
export function unsubscribeRoutes(
  deps: UnsubscribeDeps,
  render: PageRenderer,
  title: string,
): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();
  for (const pattern of [LEAVE, PAUSE, SETTINGS]) {
    routes.use(pattern, async (context, next) => {
      context.set('target', pattern);
      if (deps.tokens.verify(context.req.param('token') ?? '') !== undefined) return next();
      return render(badTokenPage(title));
    });
  }
  routes.get(LEAVE, (context) => render(askPage(title, context.req.param('token'))));
  routes.post(LEAVE, async (context) => {
    const token = context.req.param('token');
    const source = (await isOneClick(context)) ? 'one-click' : 'page';
    const outcome = await unsubscribe(deps, { token, source });
    return render(outcome === 'done' ? donePage(title) : badTokenPage(title));
  });
  routes.all(LEAVE, () => render(wrongMethodPage('GET, HEAD, POST')));
  routes.post(PAUSE, async (context) => {
    const asked = Number(fieldOf(await formFields(context), 'months'));
    const [shortest] = pauseMonths;
    const months = pauseMonths.find((known) => known === asked) ?? shortest;
    const until = await pause(deps, holder(deps, context), months);
    return render(pausedPage(title, until));
  });
  routes.post(SETTINGS, async (context) => {
    await requestSettings(deps, holder(deps, context));
    deps.wake();
    return render(mailedPage(title));
  });
  for (const pattern of [PAUSE, SETTINGS]) {
    routes.all(pattern, () => render(wrongMethodPage('POST')));
  }
  return routes;
}

/** Blank for a token that is none, which the routes have refused before. */
function holder({ tokens }: UnsubscribeDeps, context: Context): string {
  return tokens.verify(context.req.param('token') ?? '') ?? '';
}

/** RFC 8058, 3.2: the pair may come urlencoded or as multipart form data. */
async function isOneClick(context: Context): Promise<boolean> {
  return fieldOf(await formFields(context), 'List-Unsubscribe') === 'One-Click';
}
