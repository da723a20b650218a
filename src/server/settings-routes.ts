/** The settings of one person, opened by a link that was mailed to their address a short while ago. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Subscriber } from '../core/audience/subscriber.ts';
import type { Topic } from '../core/audience/topic.ts';
import type {
  ConfirmationStore,
  ConfirmationTokens,
  SubscriberStore,
  UnsubscribeTokens,
} from '../ports.ts';
import {
  chooseTopics,
  eraseOneself,
  pause,
  pauseMonths,
  rename,
  requestMove,
  settingsHolder,
  type SettingsPorts,
  whatIsStored,
} from '../workflows/change-settings.ts';
import { unsubscribe } from '../workflows/unsubscribe.ts';
import { fieldOf, type FormFields, formFields } from './form-fields.ts';
import type { PageRenderer } from './page.ts';
import type { ServerEnv } from './server-env.ts';
import { erasedPage, expiredSettingsPage, leftPage, settingsPage } from './settings-pages.ts';
import { wrongMethodPage } from './small-pages.ts';

export interface SettingsDeps extends SettingsPorts {
  readonly subscribers: Pick<SubscriberStore, 'end'>;
  readonly confirmations: Pick<ConfirmationStore, 'find'>;
  readonly confirmationTokens: ConfirmationTokens;
  readonly tokens: UnsubscribeTokens;
  readonly wake: () => void;
}

export interface SettingsView {
  readonly title: string;
  readonly topics: readonly Topic[];
  readonly limitGuesses: MiddlewareHandler<ServerEnv>;
}

interface SettingsEnv extends ServerEnv {
  Variables: ServerEnv['Variables'] & { holder: Subscriber };
}

const SETTINGS = '/settings/:token';

/** The token is the authority, as on the way out; it opens much more, so it is short-lived. */
export function settingsRoutes(
  deps: SettingsDeps,
  render: PageRenderer,
  view: SettingsView,
): Hono<SettingsEnv> {
  const { title, topics } = view;
  const routes = new Hono<SettingsEnv>();
  for (const pattern of [SETTINGS, `${SETTINGS}/:what`]) {
    routes.use(pattern, async (context, next) => {
      context.set('target', pattern);
      await next();
    });
    routes.use(pattern, view.limitGuesses, async (context, next) => {
      const holder = await settingsHolder(deps, context.req.param('token') ?? '');
      if (holder === undefined) return render(expiredSettingsPage);
      context.set('holder', holder);
      return next();
    });
  }
  const show = async (context: Context<SettingsEnv>, note?: string): Promise<Response> => {
    const { id } = context.get('holder');
    const holder = await deps.settings.find(id);
    if (holder === undefined) return render(expiredSettingsPage);
    const token = context.req.param('token') ?? '';
    return render(settingsPage({ holder, token, topics, title, note }));
  };
  const on = (
    what: string,
    change: (holder: Subscriber, fields: FormFields) => Promise<string | Response>,
  ): void => {
    routes.post(`${SETTINGS}/${what}`, async (context) => {
      const done = await change(context.get('holder'), await formFields(context));
      return typeof done === 'string' ? show(context, done) : done;
    });
    routes.all(`${SETTINGS}/${what}`, () => render(wrongMethodPage('POST')));
  };

  routes.get(SETTINGS, (context) => show(context));
  routes.all(SETTINGS, () => render(wrongMethodPage('GET, HEAD')));
  on('name', async ({ id }, fields) => {
    const outcome = await rename(deps, id, fieldOf(fields, 'name'));
    return outcome === 'renamed'
      ? 'Your name is saved.'
      : 'Nothing was changed: a name is one line of at most 200 characters.';
  });
  on('topics', async ({ id }, fields) => {
    await chooseTopics(deps, id, { topics, chosen: new Set(fields.get('topic') ?? []) });
    return 'Your topics are saved.';
  });
  on('pause', async ({ id }, fields) => {
    const asked = Number(fieldOf(fields, 'months'));
    const until = await pause(
      deps,
      id,
      pauseMonths.find((months) => months === asked),
    );
    return until === undefined ? 'There is no pause.' : 'The pause has begun.';
  });
  on('address', async ({ id }, fields) => {
    const outcome = await requestMove(deps, id, fieldOf(fields, 'email'));
    deps.wake();
    return outcome === 'asked'
      ? 'A mail is on its way to the new address. Nothing changes before its link is opened and confirmed.'
      : 'Nothing was changed: this is not an e-mail address.';
  });
  on('leave', async ({ id }) => {
    await unsubscribe(deps, { token: deps.tokens.issue(id), source: 'page' });
    return render(leftPage(title));
  });
  on('erase', async (holder, fields) => {
    if (fieldOf(fields, 'sure') !== 'yes') {
      return 'Nothing was erased: tick the box that says that you are sure.';
    }
    await eraseOneself(deps, holder);
    return render(erasedPage(title));
  });
  routes.get(`${SETTINGS}/data`, async (context) => {
    const record = await whatIsStored(deps, context.get('holder'));
    return context.body(JSON.stringify(record ?? {}, null, 2), 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': 'attachment; filename="what-is-stored.json"',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    });
  });
  routes.all(`${SETTINGS}/data`, () => render(wrongMethodPage('GET, HEAD')));
  return routes;
}
