/** Files of extras, for patrons who have logged in; for all others there are none. */
import { Hono, type MiddlewareHandler } from 'hono';
import type { PageRenderer } from '../page.ts';
import type { ServerEnv } from '../server-env.ts';
import { notFoundPage, wrongMethodPage } from '../small-pages.ts';
import type { ExtrasShelf } from './extras-shelf.ts';
import { fileAnswer } from './file-answer.ts';
import type { ReadableExtras } from './readable-extras.ts';
import type { Readers } from './reader.ts';

const FILE = '/extras/:issue/:extra/:name';
const ALL = '/extras/*';

/** What is not there and what is not theirs get one answer. */
export function extraFileRoutes(
  deps: {
    readonly readers: Pick<Readers, 'of'>;
    readonly readable: ReadableExtras;
    readonly shelf: Pick<ExtrasShelf, 'bytes'>;
  },
  render: PageRenderer,
  { limitGuesses }: { readonly limitGuesses: MiddlewareHandler<ServerEnv> },
): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();
  routes.use(ALL, async (context, next) => {
    context.set('target', ALL);
    await next();
  });
  routes.use(ALL, limitGuesses);
  routes.get(FILE, async (context) => {
    const reader = await deps.readers.of(context);
    if (reader === undefined) return render(notFoundPage);
    const file = await deps.readable.file(context.req.param(), reader.standing);
    if (file === undefined) return render(notFoundPage);
    const bytes = await deps.shelf.bytes(file);
    const answer = fileAnswer(context.req.raw, { bytes, type: file.type });
    answer.headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    return answer;
  });
  routes.get(ALL, () => render(notFoundPage));
  routes.all(ALL, () => render(wrongMethodPage('GET, HEAD')));
  return routes;
}
