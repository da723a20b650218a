/** The way in: a form posts an address, a mail goes there, and the link in it is confirmed by a button. */
import { Hono, type Context } from 'hono';
import { CONFIRMATION_DAYS } from '../core/audience/confirmation-message.ts';
import type {
  Clock,
  ConfirmationMailer,
  ConfirmationStore,
  ConfirmationTokens,
  SubscriberStore,
} from '../ports.ts';
import { confirmSubscription, isConfirmationOpen } from '../workflows/confirm-subscription.ts';
import { subscribe } from '../workflows/subscribe.ts';
import type { LogVariables } from './access-log.ts';
import type { Background } from './background.ts';
import type { Page, PageRenderer } from './page.ts';
import { wrongMethodPage } from './small-pages.ts';

export interface SubscribeDeps {
  readonly subscribers: SubscriberStore;
  readonly confirmations: ConfirmationStore;
  readonly confirmationTokens: ConfirmationTokens;
  readonly confirmationMailer: ConfirmationMailer;
  readonly clock: Clock;
}

const CONFIRM = '/confirm/:token';

/** The form's field is `email`. */
export function subscribeRoutes(
  deps: SubscribeDeps,
  render: PageRenderer,
  answer: { readonly title: string; readonly background: Background },
): Hono<{ Variables: LogVariables }> {
  const { title, background } = answer;
  const routes = new Hono<{ Variables: LogVariables }>();
  for (const pattern of ['/subscribe', CONFIRM]) {
    routes.use(pattern, async (context, next) => {
      context.set('target', pattern);
      await next();
    });
  }
  routes.post('/subscribe', async (context) => {
    const outcome = await subscribe(deps, { address: await formEmail(context), source: 'form' });
    if (outcome.state === 'malformed') return render(malformedPage);
    if (outcome.mail !== undefined) background.run(outcome.mail);
    return render(askedPage(title));
  });
  routes.all('/subscribe', () => render(wrongMethodPage('POST')));
  routes.get(CONFIRM, async (context) =>
    render(
      (await isConfirmationOpen(deps, context.req.param('token')))
        ? confirmPage(title)
        : expiredPage,
    ),
  );
  routes.post(CONFIRM, async (context) => {
    const outcome = await confirmSubscription(deps, { token: context.req.param('token') });
    if (outcome === 'refused') return render(refusedPage(title));
    return render(outcome === 'bad-token' ? expiredPage : confirmedPage(title));
  });
  routes.all(CONFIRM, () => render(wrongMethodPage('GET, HEAD, POST')));
  return routes;
}

async function formEmail(context: Context): Promise<string> {
  try {
    const { email } = await context.req.parseBody();
    return typeof email === 'string' ? email : '';
  } catch {
    return '';
  }
}

const malformedPage: Page = {
  status: 400,
  heading: 'This is not an e-mail address',
  sentences: ['Go back, look at the address for a slip of the keys, and send the form again.'],
};

/** The same for everybody, known or not. */
function askedPage(title: string): Page {
  return {
    status: 200,
    heading: 'Please look into your inbox',
    sentences: [
      `If ${title} can be sent to this address and does not come there yet, a mail with a link is on its way. You are subscribed only when you have opened that link and pressed the button behind it.`,
      `The link works for ${CONFIRMATION_DAYS} days. At most one such mail goes to an address in a day, so if you have asked before, look for that one, among the unwanted mail too.`,
    ],
  };
}

function confirmPage(title: string): Page {
  return {
    status: 200,
    heading: `Subscribe to ${title}?`,
    sentences: [
      'Press the button, and the next issue comes to the address this link was mailed to.',
    ],
    button: 'Subscribe',
  };
}

function confirmedPage(title: string): Page {
  return {
    status: 200,
    heading: 'You are subscribed',
    sentences: [
      `The next issue of ${title} comes to you by mail. Each one carries a link to leave.`,
      'Until then, the archive has all that came before.',
    ],
  };
}

const expiredPage: Page = {
  status: 404,
  heading: 'This link has expired or is not complete',
  sentences: [
    `Nothing was changed. A link works for ${CONFIRMATION_DAYS} days; copy it whole from the newest mail, or ask for another with the form in the archive.`,
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
