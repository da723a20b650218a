/** The way out: GET shows one button, POST leaves, by a person or by RFC 8058's one click. */
import { Hono, type Context } from 'hono';
import type { Clock, SubscriberStore, UnsubscribeTokens } from '../ports.ts';
import { unsubscribe } from '../workflows/unsubscribe.ts';
import type { LogVariables } from './access-log.ts';
import type { Page, PageRenderer } from './page.ts';
import { wrongMethodPage } from './small-pages.ts';

export interface UnsubscribeDeps {
  readonly subscribers: SubscriberStore;
  readonly tokens: UnsubscribeTokens;
  readonly clock: Clock;
}

const PATTERN = '/u/:token';

/**
 * The token is the authority, so neither a cookie nor an Origin is asked for, and the body decides
 * nothing: mail providers word it in several ways, and whoever posts here wants to leave.
 */
export function unsubscribeRoutes(
  deps: UnsubscribeDeps,
  render: PageRenderer,
  title: string,
): Hono<{ Variables: LogVariables }> {
  const routes = new Hono<{ Variables: LogVariables }>();
  routes.use(PATTERN, async (context, next) => {
    context.set('target', PATTERN);
    await next();
  });
  routes.get(PATTERN, (context) =>
    render(
      deps.tokens.verify(context.req.param('token')) === undefined
        ? badTokenPage(title)
        : askPage(title),
    ),
  );
  routes.post(PATTERN, async (context) => {
    const token = context.req.param('token');
    const source = (await isOneClick(context)) ? 'one-click' : 'page';
    const outcome = await unsubscribe(deps, { token, source });
    return render(outcome === 'done' ? donePage(title) : badTokenPage(title));
  });
  routes.all(PATTERN, () => render(wrongMethodPage('GET, HEAD, POST')));
  return routes;
}

/** RFC 8058, 3.2: the pair may come urlencoded or as multipart form data. */
async function isOneClick(context: Context): Promise<boolean> {
  try {
    const form = await context.req.parseBody();
    return form['List-Unsubscribe'] === 'One-Click';
  } catch {
    return false;
  }
}

function askPage(title: string): Page {
  return {
    status: 200,
    heading: `Leave ${title}?`,
    sentences: [
      'Press the button, and no further issue will be sent to the address that this link was mailed to.',
    ],
    button: 'Unsubscribe',
  };
}

function donePage(title: string): Page {
  return {
    status: 200,
    heading: 'You are unsubscribed',
    sentences: [
      `No further issue of ${title} will be sent to you.`,
      'One that is on its way at this moment may still arrive. The archive stays open to you.',
    ],
  };
}

function badTokenPage(title: string): Page {
  return {
    status: 404,
    heading: 'This link is not complete',
    sentences: [
      'Nothing was changed: the address of this page is not one that we mailed to anybody.',
      `Open the unsubscribe link in the newest issue of ${title} again, or copy it whole. If that does not help, answer to any issue and ask to be removed.`,
    ],
  };
}
