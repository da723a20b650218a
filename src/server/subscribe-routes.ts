/** The way in: a form posts an address, and whatever it is, the answer is the same. */
import { Hono, type Context } from 'hono';
import type { Clock, Inbox, Sealer } from '../ports.ts';
import { readSubscriptionForm, requestSubscription } from '../workflows/request-subscription.ts';
import type { ConnectionAddress } from './connection-address.ts';
import { fieldOf, formFields, isJson } from './form-fields.ts';
import { createFormGuard, type FormGuard } from './form-guard.ts';
import { createLimit, type Limit } from './limits.ts';
import { openApi } from './openapi.ts';
import type { PageRenderer } from './page.ts';
import { allowOrigin, isAllowedOrigin } from './request-origin.ts';
import type { ServerEnv } from './server-env.ts';
import { wrongMethodPage } from './small-pages.ts';
import {
  askedPage,
  busyPage,
  disposablePage,
  type FilledIn,
  foreignFormPage,
  formPage,
  malformedNamePage,
  malformedPage,
  onceMorePage,
  scriptNeededPage,
  tooManyPage,
} from './subscribe-pages.ts';
import { jsonAnswer, type SubscribeAnswer } from './subscribe-answer.ts';

export interface SubscribeDeps {
  readonly inbox: Inbox;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** Whether mail to the address is lost before long. */
  readonly isDisposable: (addressKey: string) => Promise<boolean>;
}

export interface SubscribeSettings {
  readonly title: string;
  /** Where the server is reached, without a slash at its end. */
  readonly serverUrl: string;
  /** Origins of the pages whose forms are taken. */
  readonly origins: ReadonlySet<string>;
  readonly connection: ConnectionAddress;
  readonly formsPerConnection: number;
  readonly disposable: 'allow' | 'warn' | 'refuse';
  readonly proofOfWork: boolean;
}

const FORM_WINDOW_SECONDS = 10 * 60;
/** All connections together: what a flood may put on disk. */
const MOST_FORMS_A_SECOND = 1000;
/** Of the same address; more are answered, and left at that. */
const FORMS_PER_ADDRESS = 5;
const ADDRESS_WINDOW_SECONDS = 60 * 60;
/** More than that wait already: a flood would fill the disk. */
const MOST_WAITING = 100_000;
const TALLY_EVERY_MS = 5000;
const PREFLIGHT_SECONDS = 600;

/** The form's fields are `email`, `name` and those of form-guard.ts. */
export function subscribeRoutes(
  deps: SubscribeDeps,
  render: PageRenderer,
  settings: SubscribeSettings,
): Hono<ServerEnv> {
  const { title, origins } = settings;
  const guard = createFormGuard(deps, settings);
  const gate = createGate(deps, settings);
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
    return render(formPage(title, (await guard.ticket()).stamp));
  });
  routes.get('/subscribe/form', async (context) => {
    const { stamp, waitMs, challenge } = await guard.ticket();
    context.header('Cache-Control', 'no-store');
    return context.json(challenge === undefined ? { stamp, waitMs } : { stamp, waitMs, challenge });
  });
  routes.post('/subscribe', async (context) => {
    const answer = isAllowedOrigin(context, origins)
      ? await take(context, { deps, guard, gate, settings })
      : ({ state: 'foreign' } as const);
    return isJson(context) ? jsonAnswer(answer) : page(answer);
  });
  routes.get('/openapi.json', (context) => {
    context.set('target', '/openapi.json');
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

interface Gate {
  readonly forms: Limit;
  readonly all: Limit;
  readonly addresses: Limit;
  isFull(): Promise<boolean>;
}

function createGate({ inbox, clock }: SubscribeDeps, settings: SubscribeSettings): Gate {
  let waiting = 0;
  let askedAt = 0;
  return {
    forms: createLimit({ times: settings.formsPerConnection, inSeconds: FORM_WINDOW_SECONDS }),
    all: createLimit({ times: MOST_FORMS_A_SECOND, inSeconds: 1 }),
    addresses: createLimit({ times: FORMS_PER_ADDRESS, inSeconds: ADDRESS_WINDOW_SECONDS }),
    async isFull() {
      const now = clock.now().getTime();
      if (now - askedAt >= TALLY_EVERY_MS) {
        askedAt = now;
        waiting = (await inbox.tally()).waiting;
      }
      return waiting >= MOST_WAITING;
    },
  };
}

/**
 * The work is the same for every address that is well formed, so its time tells nothing. The inbox
 * is not woken: it is looked at every two seconds, so that no later request feels this one's work.
 */
async function take(
  context: Context<ServerEnv>,
  {
    deps,
    guard,
    gate,
    settings,
  }: {
    readonly deps: SubscribeDeps;
    readonly guard: FormGuard;
    readonly gate: Gate;
    readonly settings: SubscribeSettings;
  },
): Promise<SubscribeAnswer> {
  if (gate.all.take('all') !== undefined || (await gate.isFull())) return { state: 'busy' };
  const connection = settings.connection(context);
  const afterSeconds = gate.forms.take(connection);
  if (afterSeconds !== undefined) return { state: 'too-many', afterSeconds };
  const fields = await formFields(context);
  const filledIn = { address: fieldOf(fields, 'email').trim(), name: fieldOf(fields, 'name') };
  const form = readSubscriptionForm(filledIn);
  if (typeof form === 'string') return { state: form, filledIn };
  const isDisposable =
    settings.disposable !== 'allow' && (await deps.isDisposable(form.address.key));
  if (isDisposable && settings.disposable === 'refuse') return { state: 'disposable', filledIn };
  const verdict = await guard.judge(fields);
  if (verdict === 'form-stamp' || verdict === 'proof-of-work') return { state: verdict, filledIn };
  const isNews = gate.addresses.take(form.address.key) === undefined;
  if (verdict === 'person' && isNews) {
    await requestSubscription(deps, { ...form, connection });
  }
  return { state: 'asked', isDisposable };
}

function preflight(context: Context): Response {
  context.header('Access-Control-Allow-Methods', 'GET, POST');
  context.header('Access-Control-Allow-Headers', 'Content-Type');
  context.header('Access-Control-Max-Age', String(PREFLIGHT_SECONDS));
  return context.body(null, 204);
}
