/** Where browsers and phones send links to: `POST /inbox`, by the author's token alone. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { readCaptured } from '../core/link/captured-link.ts';
import type { Clock } from '../ports/clock.ts';
import type { CapturedLinks } from '../ports/links.ts';
import {
  type LinkPlace,
  takeCapturedLink,
  type TakenLink,
} from '../workflows/take-captured-link.ts';
import {
  captureForm,
  type CaptureFields,
  captureNotKeptPage,
  noAddressPage,
  tokenRefusedPage,
  takenPage,
} from './capture-pages.ts';
import type { ConnectionAddress } from './connection-address.ts';
import { fieldOf, formFields, type FormFields, isJson } from './form-fields.ts';
import { createLimit } from './limits.ts';
import { describeError, type Log } from './log.ts';
import type { PageRenderer } from './page.ts';
import type { ServerEnv } from './server-env.ts';
import { wrongMethodPage } from './small-pages.ts';
import { tooManyPage } from './subscribe-pages.ts';

export interface CaptureDeps {
  /** At least 24 characters; whoever has it may send links, and nothing else. */
  readonly token: string;
  readonly place: LinkPlace;
  readonly captured: CapturedLinks;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Wrong tokens from one connection. Nobody guesses one; it saves work. */
const GUESSES = { times: 20, inSeconds: 10 * 60 } as const;
const MOST_LISTED = 100;

export function captureRoutes(
  deps: CaptureDeps,
  render: PageRenderer,
  connection: ConnectionAddress,
): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();
  const guesses = createLimit(GUESSES);
  for (const path of ['/inbox', '/inbox/links', '/inbox/taken']) {
    routes.use(path, async (context, next) => {
      context.set('target', path);
      await next();
    });
  }
  const proven: MiddlewareHandler<ServerEnv> = async (context, next) => {
    const from = connection(context);
    const afterSeconds = guesses.look(from);
    if (afterSeconds !== undefined) return render(tooManyPage(afterSeconds));
    if (isToken(bearerOf(context), deps.token)) return next();
    guesses.take(from);
    return unproven();
  };
  routes.get('/inbox', (context) => render(captureForm(prefilled(context))));
  routes.post('/inbox', async (context) => {
    const from = connection(context);
    const afterSeconds = guesses.look(from);
    if (afterSeconds !== undefined) return render(tooManyPage(afterSeconds));
    const fields = await formFields(context);
    if (!isToken(bearerOf(context) ?? fieldOf(fields, 'token'), deps.token)) {
      guesses.take(from);
      return isJson(context) ? unproven() : render(tokenRefusedPage(sentIn(fields)));
    }
    return take(deps, render, context, sentIn(fields));
  });
  routes.get('/inbox/links', proven, async (context) => {
    const links = await deps.captured.list(MOST_LISTED);
    return context.json({ links }, 200, { 'Cache-Control': 'no-store' });
  });
  routes.post('/inbox/taken', proven, async (context) => {
    const ids = fieldOf(await formFields(context), 'ids').split(/[\s,]+/);
    await deps.captured.taken(ids.filter((id) => id !== '').slice(0, MOST_LISTED));
    return new Response(null, { status: 204 });
  });
  routes.all('/inbox', () => render(wrongMethodPage('GET, HEAD, POST')));
  routes.all('/inbox/links', () => render(wrongMethodPage('GET, HEAD')));
  routes.all('/inbox/taken', () => render(wrongMethodPage('POST')));
  return routes;
}

async function take(
  { place, clock, log }: CaptureDeps,
  render: PageRenderer,
  context: Context<ServerEnv>,
  sent: CaptureFields,
): Promise<Response> {
  const asJson = isJson(context);
  const link = readCaptured(sent, clock.now().toISOString().slice(0, 10));
  if (link === undefined) {
    return asJson ? answer(400, { state: 'no-address' }) : render(noAddressPage(sent));
  }
  let taken: TakenLink;
  try {
    taken = await takeCapturedLink(place, link);
  } catch (error) {
    const id = context.get('requestId');
    const at = clock.now().toISOString();
    log({ at, event: 'capture', id, state: 'not-kept', error: describeError(error) });
    return asJson ? answer(503, { state: 'not-kept' }) : render(captureNotKeptPage(sent));
  }
  if (taken.state === 'full') return asJson ? answer(503, taken) : render(captureNotKeptPage(sent));
  return asJson
    ? answer(taken.state === 'known' ? 200 : 201, taken)
    : render(takenPage(link, taken));
}

function answer(status: number, body: Readonly<Record<string, unknown>>): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

/** RFC 6750, 3: a 401 names how a request proves itself. */
function unproven(): Response {
  return Response.json(
    { state: 'unproven' },
    {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer realm="inbox"', 'Cache-Control': 'no-store' },
    },
  );
}

function bearerOf(context: Context): string | undefined {
  return /^Bearer +(\S+)$/i.exec(context.req.header('Authorization') ?? '')?.[1];
}

/** In a time that tells nothing of how much is right. */
function isToken(given: string | undefined, token: string): boolean {
  return timingSafeEqual(digestOf(given ?? ''), digestOf(token));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What a bookmarklet puts into the address. */
function prefilled(context: Context): CaptureFields {
  const query = (name: string): string => context.req.query(name) ?? '';
  return {
    // Share targets of phones put the address into the text at times.
    url: query('url') || query('text'),
    title: query('title'),
    comment: query('comment'),
    tags: query('tags'),
    via: query('via'),
  };
}

function sentIn(fields: FormFields): CaptureFields {
  const field = (name: string): string => fieldOf(fields, name);
  return {
    url: field('url') || field('text'),
    title: field('title'),
    comment: field('comment'),
    tags: field('tags'),
    via: field('via'),
  };
}
