/** Many pages of many hosts: several hosts at a time, of each one page after the other. */
import type { KeptCheck } from '../core/link-check/kept-check.ts';
import { retryAfterMs } from '../core/link-check/retry-after.ts';
import { verdictOf } from '../core/link-check/link-verdict.ts';
import type { Clock } from '../ports/clock.ts';
import type { WebAnswer, WebFailure, WebFetcher } from '../ports/web.ts';
import { askPage, isSecureToo } from './ask-page.ts';
import { inLanes } from './in-lanes.ts';
import { waitFor } from './wait-for.ts';

export interface AskPorts {
  readonly web: WebFetcher;
  readonly clock: Clock;
}

/** `isToKeep`: false where the page was not asked at all. */
export type OnAnswer = (url: string, check: KeptCheck, isToKeep: boolean) => Promise<void>;

/** Between two requests to one host. */
const PAUSE_MS = 1_000;
/** As long as one host may have this check wait, all in all. */
const MOST_WAIT_MS = 60_000;
/** Where a host says that it is too much, and not until when. */
const USUAL_WAIT_MS = 10_000;

/** Ends quietly when the signal is given. */
export async function askPages(
  ports: AskPorts,
  urls: readonly string[],
  onAnswer: OnAnswer,
  signal?: AbortSignal,
): Promise<void> {
  const byHost = Map.groupBy(urls, (url) => new URL(url).hostname);
  await inLanes([...byHost.values()], (host) => askHost(ports, host, onAnswer, signal), signal);
}

/** Whoever says that it is too much is waited for, and then left alone: there is another day. */
async function askHost(
  ports: AskPorts,
  urls: readonly string[],
  onAnswer: OnAnswer,
  signal: AbortSignal | undefined,
): Promise<void> {
  let waitedMs = 0;
  let isLeftAlone = false;
  for (const [index, url] of urls.entries()) {
    if (isLeftAlone) {
      await onAnswer(url, leftAlone(ports.clock), false);
      continue;
    }
    if (index > 0) await waitFor(ports, PAUSE_MS, signal);
    const pause = (): Promise<void> => waitFor(ports, PAUSE_MS, signal);
    let answer = await unlessAborted(signal, () => askPage(ports.web, url, pause, signal));
    if (answer !== undefined && isTooMuch(answer)) {
      const ms = askedWait(answer, ports.clock) ?? USUAL_WAIT_MS;
      if (waitedMs + ms <= MOST_WAIT_MS) {
        waitedMs += ms;
        await waitFor(ports, ms, signal);
        answer = await unlessAborted(signal, () => askPage(ports.web, url, pause, signal));
      }
      isLeftAlone = answer !== undefined && isTooMuch(answer);
    }
    if (answer === undefined) return;
    const verdict = verdictOf(url, answer);
    const isSecure =
      verdict.state === 'alive' && new URL(url).protocol === 'http:' && !isLeftAlone
        ? await unlessAborted(signal, () => isSecureToo(ports.web, url, pause, signal))
        : false;
    if (isSecure === undefined) return;
    const at = ports.clock.now().toISOString();
    await onAnswer(url, { ...verdict, at, isSecureToo: isSecure }, true);
  }
}

/** undefined once the signal is given. */
async function unlessAborted<Value>(
  signal: AbortSignal | undefined,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted === true) return undefined;
    throw error;
  }
}

function isTooMuch(answer: WebAnswer | WebFailure): boolean {
  if (answer.kind === 'failure') return false;
  return answer.status === 429 || (answer.status === 503 && answer.headers.has('retry-after'));
}

function askedWait(answer: WebAnswer | WebFailure, clock: Clock): number | undefined {
  if (answer.kind === 'failure') return undefined;
  return retryAfterMs(answer.headers.get('retry-after'), clock.now());
}

function leftAlone(clock: Clock): KeptCheck {
  return {
    state: 'unknown',
    status: 0,
    detail: 'its host asks to be left alone for now',
    at: clock.now().toISOString(),
    isSecureToo: false,
  };
}
