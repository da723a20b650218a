/** The way in: a form posts an address, and whatever it is, the answer is the same. */
import { Hono, type Context } from 'hono';
import { requestSubscription } from '../workflows/request-subscription.ts';
import { textsOf } from '../core/texts/texts.ts';
import { isJson } from './form-fields.ts';
import { createFormGuard } from './form-guard.ts';
import { type FormDeps, type FormSettings, formTaker } from './form-taker.ts';
import { openApi } from './openapi.ts';
import type { PageRenderer } from './page.ts';
import { allowOrigin, isAllowedOrigin } from './request-origin.ts';
import type { ServerEnv } from './server-env.ts';
import { wrongMethodPage } from './small-pages.ts';
import { jsonAnswer, type SubscribeAnswer } from './subscribe-answer.ts';
import {
  askedPage,
  busyPage,
  disposablePage,
  type FilledIn,
  foreignFormPage,
  formPage,
  type Introduction,
  malformedNamePage,
  malformedPage,
  onceMorePage,
  scriptNeededPage,
  tooManyPage,
} from './subscribe-pages.ts';

export interface SubscribeSettings extends FormSettings, Introduction {
  /** Where the server is reached, without a slash at its end. */
  readonly serverUrl: string;
  /** Origins of the pages whose forms are taken. */
  readonly origins: ReadonlySet<string>;
  readonly proofOfWork: boolean;
}

const DESCRIPTION = '/subscribe/openapi.json';
const PREFLIGHT_SECONDS = 600;

/** The form's fields are `email`, `name` and those of form-guard.ts. */
export function subscribeRoutes(
  deps: FormDeps,
  render: PageRenderer,
  settings: SubscribeSettings,
): Hono<ServerEnv> {
  const { title, origins } = settings;
  const guard = createFormGuard(deps, settings);
  const take = formTaker(deps, guard, settings, (form) => requestSubscription(deps, form));
  const routes = new Hono<ServerEnv>();
  for (const pattern of ['/subscribe', '/subscribe/form']) {
    routes.use(pattern, async (context, next) => {
      context.set('target', pattern);
      await next();
      allowOrigin(context, origins);
    });
    routes.options(pattern, (context) => preflight(context));
  }
  routes.get('/subscribe', async () => {
    if (settings.proofOfWork) return render(scriptNeededPage);
    return render(formPage(settings, (await guard.ticket()).stamp));
  });
  routes.get('/subscribe/form', async (context) => {
    const { stamp, waitMs, challenge } = await guard.ticket();
    context.header('Cache-Control', 'no-store');
    return context.json(challenge === undefined ? { stamp, waitMs } : { stamp, waitMs, challenge });
  });
  routes.post('/subscribe', async (context) => {
    const answer = isAllowedOrigin(context, origins)
      ? await take(context)
      : ({ state: 'foreign' } as const);
    return isJson(context) ? jsonAnswer(answer, textsOf(settings.language).pages) : page(answer);
  });
  // Below /subscribe, which is all that proxies pass on.
  routes.get(DESCRIPTION, (context) => {
    context.set('target', DESCRIPTION);
    context.header('Cache-Control', 'no-cache');
    return context.json(openApi({ title, serverUrl: settings.serverUrl }));
  });
  routes.all('/subscribe', () => render(wrongMethodPage('GET, HEAD, POST, OPTIONS')));
  routes.all('/subscribe/form', () => render(wrongMethodPage('GET, HEAD, OPTIONS')));

  async function page(answer: SubscribeAnswer): Promise<Response> {
    switch (answer.state) {
      case 'asked':
        return render(askedPage(title, answer.isDisposable));
      case 'foreign':
        return render(foreignFormPage);
      case 'too-many':
        return render(tooManyPage(answer.afterSeconds));
      case 'busy':
        return render(busyPage);
      case 'proof-of-work':
        return render(scriptNeededPage);
      case 'form-stamp':
      case 'malformed-address':
      case 'malformed-name':
      case 'disposable':
        return formAgain(answer.state, answer.filledIn);
    }
  }

  async function formAgain(
    state: 'form-stamp' | 'malformed-address' | 'malformed-name' | 'disposable',
    filledIn: FilledIn,
  ): Promise<Response> {
    if (settings.proofOfWork) return render(scriptNeededPage);
    const form = { ...filledIn, stamp: (await guard.ticket()).stamp };
    if (state === 'form-stamp') return render(onceMorePage(title, form));
    if (state === 'disposable') return render(disposablePage(form));
    return render(state === 'malformed-name' ? malformedNamePage(form) : malformedPage(form));
  }

  return routes;
}

function preflight(context: Context): Response {
  context.header('Access-Control-Allow-Methods', 'GET, POST');
  context.header('Access-Control-Allow-Headers', 'Content-Type');
  context.header('Access-Control-Max-Age', String(PREFLIGHT_SECONDS));
  return context.body(null, 204);
}
