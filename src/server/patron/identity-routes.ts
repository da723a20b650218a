/** Logging in by another service: GET sets out and comes back, and only the button of POST logs in. */
import { Hono } from 'hono';
import type { Clock } from '../../ports/clock.ts';
import type { IdentityProvider } from '../../ports/patron-access.ts';
import type { PatronStore } from '../../ports/patrons.ts';
import type { Sealer } from '../../ports/tokens.ts';
import { enterByIdentity, patronShownBy } from '../../workflows/log-in-by-identity.ts';
import type { EnterPorts } from '../../workflows/log-in.ts';
import type { ConnectionAddress } from '../connection-address.ts';
import { fieldOf, formFields } from '../form-fields.ts';
import { createLimit } from '../limits.ts';
import type { Log } from '../log.ts';
import type { PageRenderer } from '../page.ts';
import { isAllowedOrigin } from '../request-origin.ts';
import { seeOther } from '../see-other.ts';
import type { ServerEnv } from '../server-env.ts';
import { wrongMethodPage } from '../small-pages.ts';
import { tooManyPage } from '../subscribe-pages.ts';
import {
  enterByServicePage,
  lostOnTheWayPage,
  noPatronPage,
  serviceFailedPage,
} from './identity-pages.ts';
import { logInTickets } from './log-in-ticket.ts';
import { foreignPage, type LoginView } from './login-pages.ts';
import type { Readers } from './reader.ts';
import { secretCookie } from './secret-cookie.ts';

export interface IdentityRouteDeps extends EnterPorts {
  readonly providers: readonly IdentityProvider[];
  readonly patrons: Pick<PatronStore, 'find' | 'claim'>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly readers: Readers;
  readonly log: Log;
}

export interface IdentityRouteSettings extends LoginView {
  readonly ownOrigins: ReadonlySet<string>;
  readonly isSecure: boolean;
  readonly connection: ConnectionAddress;
}

const ON_THE_WAY_SECONDS = 10 * 60;
/** Each asks the service three times. */
const RETURNS = { times: 30, inSeconds: 10 * 60 };
const MOST_CODE_CHARACTERS = 1000;

export function identityRoutes(
  deps: IdentityRouteDeps,
  render: PageRenderer,
  settings: IdentityRouteSettings,
): Hono<ServerEnv> {
  const { readers, clock, log } = deps;
  const tickets = logInTickets(deps.sealer, clock);
  const returns = createLimit(RETURNS);
  const routes = new Hono<ServerEnv>();
  for (const provider of deps.providers) {
    const { name } = provider;
    const path = `/patron/with/${name}`;
    const callback = `${path}/callback`;
    const cookie = secretCookie(`roundup-by-${name}`, {
      isSecure: settings.isSecure,
      maxAgeSeconds: ON_THE_WAY_SECONDS,
    });
    for (const pattern of [path, callback]) {
      routes.use(pattern, async (context, next) => {
        context.set('target', pattern);
        await next();
      });
    }
    routes.get(path, () => {
      const { address, secret } = provider.setOut();
      return seeOther(address, { 'Set-Cookie': cookie.set(secret) });
    });
    routes.get(callback, async (context) => {
      const afterSeconds = returns.take(settings.connection(context));
      if (afterSeconds !== undefined) return render(tooManyPage(afterSeconds));
      const { state = '', code = '' } = context.req.query();
      const secret = cookie.read(context);
      if (secret === undefined || code === '' || code.length > MOST_CODE_CHARACTERS) {
        return render(lostOnTheWayPage);
      }
      const outcome = await provider.comeBack({ state, code }, secret);
      if (outcome.state === 'foreign') return render(lostOnTheWayPage);
      if (outcome.state === 'failed') {
        const { reason } = outcome;
        log({ at: clock.now().toISOString(), event: 'log-in', by: name, state: 'failed', reason });
        return render(serviceFailedPage(name));
      }
      const shown = await patronShownBy(deps, outcome.identity);
      return shown === undefined
        ? render(noPatronPage(name, settings))
        : render(enterByServicePage(name, tickets.issue(shown, secret)));
    });
    routes.post(path, async (context) => {
      if (!isAllowedOrigin(context, settings.ownOrigins)) return render(foreignPage);
      const secret = cookie.read(context);
      const ticket = fieldOf(await formFields(context), 'ticket');
      const shown = secret === undefined ? undefined : tickets.open(ticket, secret);
      const token = shown && (await enterByIdentity(deps, shown));
      if (token === undefined) return render(lostOnTheWayPage);
      await readers.leave(context);
      const answer = seeOther('/patron', { 'Set-Cookie': readers.cookie.set(token) });
      // With it goes the ticket, which nothing else opens.
      answer.headers.append('Set-Cookie', cookie.clear());
      return answer;
    });
    routes.all(path, () => render(wrongMethodPage('GET, HEAD, POST')));
    routes.all(callback, () => render(wrongMethodPage('GET, HEAD')));
  }
  return routes;
}
