/** Whether a page is there, asked as cheaply as it lets itself be asked. */
import { urlKey } from '../core/link/url-key.ts';
import type { WebAnswer, WebFailure, WebFetcher } from '../ports/web.ts';

/** Nobody reads the page. */
const ENOUGH_BYTES = 1024;

/** `pause` is kept between two requests. Rejects when the signal is given. */
export async function askPage(
  web: WebFetcher,
  url: string,
  pause: () => Promise<void>,
  signal?: AbortSignal,
): Promise<WebAnswer | WebFailure> {
  const head = await web.fetch({ url, method: 'HEAD', signal });
  if (!isWorthMore(head)) return head;
  await pause();
  return await web.fetch({ url, maxBytes: ENOUGH_BYTES, signal });
}

/** Whether an address with http: leads to the same page with https:. */
export async function isSecureToo(
  web: WebFetcher,
  url: string,
  pause: () => Promise<void>,
  signal?: AbortSignal,
): Promise<boolean> {
  const secure = new URL(url);
  secure.protocol = 'https:';
  await pause();
  const answer = await askPage(web, secure.href, pause, signal);
  if (answer.kind === 'failure' || answer.status < 200 || answer.status > 299) return false;
  return new URL(answer.url).protocol === 'https:' && urlKey(answer.url) === urlKey(url);
}

/** Many servers answer HEAD by 403, 404, 405 or not at all, and the page is there. */
function isWorthMore(head: WebAnswer | WebFailure): boolean {
  if (head.kind === 'answer') {
    return (head.status < 200 || head.status > 299) && head.status !== 429 && head.status !== 503;
  }
  return head.reason === 'timed-out' || head.reason === 'broken' || head.reason === 'unreachable';
}
