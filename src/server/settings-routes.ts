/** The settings of one person, opened by a link that was mailed to their address a short while ago. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Subscriber } from '../core/audience/subscriber.ts';
import type { Topic } from '../core/audience/topic.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import type { ConfirmationStore } from '../ports/subscription.ts';
import type { ConfirmationTokens, UnsubscribeTokens } from '../ports/tokens.ts';
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
import {
  type ChangeOutcome,
  erasedPage,
  expiredSettingsPage,
  leftPage,
  settingsPage,
} from './settings-pages.ts';
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
  const show = async (
    context: Context<SettingsEnv>,
    outcome?: ChangeOutcome,
  ): Promise<Response> => {
    const { id } = context.get('holder');
    const holder = await deps.settings.find(id);
    if (holder === undefined) return render(expiredSettingsPage);
    const token = context.req.param('token') ?? '';
    return render(settingsPage({ holder, token, topics, title, outcome }));
  };
  const on = (
    what: string,
    change: (holder: Subscriber, fields: FormFields) => Promise<ChangeOutcome | Response>,
  ): void => {
    routes.post(`${SETTINGS}/${what}`, async (context) => {
      const done = await change(context.get('holder'), await formFields(context));
      return done instanceof Response ? done : show(context, done);
    });
    routes.all(`${SETTINGS}/${what}`, () => render(wrongMethodPage('POST')));
  };

  routes.get(SETTINGS, (context) => show(context));
  routes.all(SETTINGS, () => render(wrongMethodPage('GET, HEAD')));
  on('name', async ({ id }, fields) => {
    const value = fieldOf(fields, 'name');
    if ((await rename(deps, id, value)) === 'renamed') return { done: (texts) => texts.nameSaved };
    return { problem: (texts) => texts.badName, field: 'name', value };
  });
  on('topics', async ({ id }, fields) => {
    await chooseTopics(deps, id, { topics, chosen: new Set(fields.get('topic') ?? []) });
    return { done: (texts) => texts.topicsSaved };
  });
  on('pause', async ({ id }, fields) => {
    const asked = Number(fieldOf(fields, 'months'));
    const months = pauseMonths.find((known) => known === asked);
    const until = await pause(deps, id, months);
    return { done: (texts) => (until === undefined ? texts.noPause : texts.pauseBegun) };
  });
  on('address', async ({ id }, fields) => {
    const value = fieldOf(fields, 'email');
    if ((await requestMove(deps, id, value)) === 'malformed-address') {
      return {
        problem: (texts) => texts.badAddress,
        field: 'email',
        value,
      };
    }
    deps.wake();
    return { done: (texts) => texts.mailOnItsWay };
  });
  on('leave', async ({ id }) => {
    await unsubscribe(deps, { token: deps.tokens.issue(id), source: 'page' });
    return render(leftPage(title));
  });
  on('erase', async (holder, fields) => {
    if (fieldOf(fields, 'sure') !== 'yes') {
      return { problem: (texts) => texts.notSure, field: 'sure', value: '' };
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
