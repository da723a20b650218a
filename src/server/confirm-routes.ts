/** The links in mails that ask: GET shows one button, POST says yes. */
import { Hono, type MiddlewareHandler } from 'hono';
import { confirm, type ConfirmPorts, openQuestion } from '../workflows/confirm.ts';
import { askPage, outcomePage } from './confirm-pages.ts';
import type { PageRenderer } from './page.ts';
import type { ServerEnv } from './server-env.ts';
import { wrongMethodPage } from './small-pages.ts';

export interface ConfirmSettings {
  readonly title: string;
  readonly welcome: boolean;
  readonly limitGuesses: MiddlewareHandler<ServerEnv>;
}

export interface ConfirmDeps extends ConfirmPorts {
  readonly wake: () => void;
}

const CONFIRM = '/confirm/:token';

/** The token is the authority: neither a cookie nor an Origin is asked for. */
export function confirmRoutes(
  deps: ConfirmDeps,
  render: PageRenderer,
  settings: ConfirmSettings,
): Hono<ServerEnv> {
  const { title } = settings;
  const routes = new Hono<ServerEnv>();
  routes.use(CONFIRM, async (context, next) => {
    context.set('target', CONFIRM);
    await next();
  });
  routes.use(CONFIRM, settings.limitGuesses);
  routes.get(CONFIRM, async (context) => {
    const question = await openQuestion(deps, context.req.param('token'));
    return render(askPage(question?.purpose.kind, title));
  });
  routes.post(CONFIRM, async (context) => {
    const token = context.req.param('token');
    const outcome = await confirm(deps, { token, welcome: settings.welcome });
    deps.wake();
    return render(outcomePage(outcome, title));
  });
  routes.all(CONFIRM, () => render(wrongMethodPage('GET, HEAD, POST')));
  return routes;
}
