/** The links in mails that ask: GET shows one button, POST says yes. */
import { Hono, type MiddlewareHandler } from 'hono';
import type { ConfirmationPurpose } from '../core/audience/confirmation.ts';
import { MOVE_DAYS } from '../core/notices/address-notices.ts';
import { CONFIRMATION_DAYS } from '../core/notices/subscription-notice.ts';
import {
  confirm,
  type ConfirmOutcome,
  type ConfirmPorts,
  openQuestion,
} from '../workflows/confirm.ts';
import type { Page, PageRenderer } from './page.ts';
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

function askPage(kind: ConfirmationPurpose['kind'] | undefined, title: string): Page {
  if (kind === 'subscription') {
    return {
      status: 200,
      heading: `Subscribe to ${title}?`,
      sentences: [
        'Press the button, and the next issue comes to the address this link was mailed to.',
      ],
      button: 'Subscribe',
    };
  }
  if (kind === 'address') {
    return {
      status: 200,
      heading: `Get ${title} at this address?`,
      sentences: [
        'Press the button, and issues come to the address this link was mailed to, in place of the former one.',
      ],
      button: 'Use this address',
    };
  }
  return expiredPage;
}

function outcomePage(outcome: ConfirmOutcome, title: string): Page {
  if (outcome.state === 'bad-token') return expiredPage;
  if (outcome.state === 'refused') return refusedPage(title);
  return outcome.purpose === 'subscription' ? subscribedPage(title) : movedPage(title);
}

function subscribedPage(title: string): Page {
  return {
    status: 200,
    heading: 'You are subscribed',
    sentences: [
      `The next issue of ${title} comes to you by mail. Each one carries a link to leave.`,
      'Until then, the archive has all that came before.',
    ],
  };
}

function movedPage(title: string): Page {
  return {
    status: 200,
    heading: 'Your address is changed',
    sentences: [`${title} comes to this address from now on. We tell the former one so.`],
  };
}

const expiredPage: Page = {
  status: 404,
  heading: 'This link has expired or is not complete',
  sentences: [
    `Nothing was changed. A link works for ${CONFIRMATION_DAYS} days, one that changes an address for ${MOVE_DAYS}; copy it whole from the newest mail, or ask for another with the form in the archive.`,
  ],
};

/** Whoever left after asking is not brought back by an old mail. */
function refusedPage(title: string): Page {
  return {
    status: 200,
    heading: 'This address is not subscribed',
    sentences: [
      `It has left ${title} since this link was mailed, or mail to it came back. Nothing was changed.`,
    ],
  };
}
