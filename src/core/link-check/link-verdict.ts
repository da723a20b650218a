/** What the answer of a page says of a link to it. */
import { urlKey, withoutTracking } from '../link/url-key.ts';

export interface LinkVerdict {
  readonly state: 'alive' | 'moved' | 'dead' | 'unknown';
  /** HTTP's; 0 where nobody answered. */
  readonly status: number;
  /** Where the page is now, for good. */
  readonly movedTo?: string | undefined;
  /** For people: `it answers 404`. */
  readonly detail: string;
}

/** As much of a page's answer as a verdict rests on. */
export type PageAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly url: string;
      readonly redirects: readonly { readonly status: number; readonly to: string }[];
    }
  | { readonly kind: 'failure'; readonly reason: string; readonly detail: string };

/** 403, 429, 5xx and silence mean that a machine was not answered, not that the page is gone. */
export function verdictOf(asked: string, answer: PageAnswer): LinkVerdict {
  if (answer.kind === 'failure') {
    const state = answer.reason === 'no-such-host' ? 'dead' : 'unknown';
    return { state, status: 0, detail: answer.detail };
  }
  const { status } = answer;
  if (status === 404 || status === 410) {
    return { state: 'dead', status, detail: `it answers ${status}` };
  }
  if (status < 200 || status > 299) {
    return { state: 'unknown', status, detail: `it answers ${status}` };
  }
  return found(asked, answer);
}

function found(asked: string, answer: Extract<PageAnswer, { kind: 'answer' }>): LinkVerdict {
  const { status, redirects } = answer;
  const alive: LinkVerdict = { state: 'alive', status, detail: `it answers ${status}` };
  if (redirects.length === 0) return alive;
  if (leadsHome(asked, answer.url)) {
    return { state: 'unknown', status, detail: `it leads to the home page ${answer.url}` };
  }
  const isForGood = redirects.every((redirect) => PERMANENT.has(redirect.status));
  const movedTo = withoutTracking(answer.url);
  if (!isForGood || movedTo === new URL(asked).href || movedTo.length > MOST_CHARS) return alive;
  return { state: 'moved', status, movedTo, detail: `it has moved to ${movedTo}` };
}

const PERMANENT = new Set([301, 308]);
/** A longer address is none that a link's file may hold. */
const MOST_CHARS = 2000;

/** Many sites send whoever asks for a page that is gone to their front door. */
function leadsHome(asked: string, arrived: string): boolean {
  return !isHome(asked) && isHome(arrived) && urlKey(asked) !== urlKey(arrived);
}

function isHome(address: string): boolean {
  const { pathname, search, hash } = new URL(address);
  return /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(pathname) && search === '' && hash.length < 2;
}
