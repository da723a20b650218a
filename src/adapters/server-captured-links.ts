/** The links that wait at a running server, asked for with the author's token. */
import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import { capturedLinkSchema } from '../core/link/captured-link.ts';
import type { CapturedLinks } from '../ports/links.ts';

const WITHIN_MS = 30_000;
const MOST_BYTES = 4_000_000;
const listSchema = z.object({
  links: z.array(z.object({ id: z.string(), link: capturedLinkSchema })),
});

/** `url` is the server's, without a slash at its end. Throws `inbox-token-missing`. */
export function serverCapturedLinks(
  url: string,
  token: string | undefined,
): Pick<CapturedLinks, 'list' | 'taken'> {
  if (token === undefined) throw missing();
  const ask = async (path: string, init: RequestInit = {}): Promise<string> => {
    const answer = await fetch(`${url}${path}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
    }).catch((): never => {
      throw failed(url, 'it does not answer');
    });
    if (answer.status === 401) throw refused(url);
    if (!answer.ok) throw failed(url, `it answers ${answer.status}`);
    const text = await answer.text();
    if (text.length > MOST_BYTES) throw failed(url, 'it answers more than it should');
    return text;
  };
  return {
    async list(most) {
      const text = await ask(`/inbox/links?most=${most}`);
      const read = listSchema.safeParse(jsonOf(text));
      if (!read.success) throw failed(url, 'it answers something else');
      return read.data.links;
    },
    async taken(ids) {
      await ask('/inbox/taken', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ids: ids.join(' ') }),
      });
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function missing(): Failure {
  return new Failure(
    'configuration',
    'inbox-token-missing',
    'INBOX_TOKEN is not set, and the server tells nobody else which links wait.',
    'Set it to what the server has.',
  );
}

function refused(url: string): Failure {
  return new Failure(
    'configuration',
    'inbox-token-refused',
    `${url} does not take this INBOX_TOKEN.`,
    'Set it to what the server has.',
  );
}

function failed(url: string, why: string): Failure {
  return new Failure(
    'unavailable',
    'inbox-unreachable',
    `The links that wait at ${url} cannot be fetched: ${why}.`,
    'See that "roundup serve" runs there with INBOX_TOKEN set, and that the address is right.',
  );
}
