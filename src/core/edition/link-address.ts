/** Where a link of a mail leads: the author's address, with the newsletter's parameters added. */
import type { EditionContext } from './edition-context.ts';
import { fitsOneLine, wholeAddress } from './whole-address.ts';

/** What is added to links so that their sites know where readers come from. */
export interface LinkParameters {
  /** `own` for links to the newsletter's own site alone. */
  readonly links: 'own' | 'all';
  /** Names and values that need no escaping. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

type LinkContext = Pick<
  EditionContext,
  'linkParameters' | 'serverUrl' | 'webAddress' | 'unlockLinks'
>;

/** Any change to an address that is signed makes it invalid. */
const SIGNATURE =
  /^(?:x-(?:amz|goog|oss|ms)-.*|(?:\w+[-_])?(?:sig|signature|hmac|hash|token|policy|key-pair-id))$/i;

/** The page is the way out of what no mail can link to; undefined where nothing can be linked. */
export function linkAddress(written: string, context: EditionContext): string | undefined {
  const whole = wholeAddress(written, context.webAddress);
  return whole === undefined ? undefined : withParameters(whole, context);
}

/**
 * Adds each parameter that the address does not have. All else stays as it is, byte for byte; an
 * address of mail, one that is signed, one to leave by, one that unlocks an extra and one too long
 * for a line stay whole.
 */
export function withParameters(whole: string, context: LinkContext): string {
  const { linkParameters } = context;
  if (linkParameters === undefined || !mayBeChanged(whole, context)) return whole;
  const hash = whole.indexOf('#');
  const address = hash < 0 ? whole : whole.slice(0, hash);
  const names = queryNames(address);
  if (names.some((name) => SIGNATURE.test(name))) return whole;
  const added = linkParameters.parameters
    .filter(([name]) => !names.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  if (added === '') return whole;
  const changed = `${address}${joint(address)}${added}${whole.slice(address.length)}`;
  return fitsOneLine(changed) ? changed : whole;
}

/** Whoever counts its clicks would get the key in it, so no part of a mail may lead around it. */
export function isUnlockLink(whole: string, { unlockLinks }: LinkContext): boolean {
  return unlockLinks !== undefined && [...unlockLinks.values()].includes(whole);
}

function mayBeChanged(whole: string, context: LinkContext): boolean {
  if (!/^https?:/i.test(whole) || isUnlockLink(whole, context)) return false;
  const url = new URL(whole);
  if (url.origin === new URL(context.serverUrl).origin && url.pathname.startsWith('/u/')) {
    return false;
  }
  return (
    context.linkParameters?.links === 'all' || url.origin === new URL(context.webAddress).origin
  );
}

function queryNames(address: string): string[] {
  const query = address.indexOf('?');
  if (query < 0) return [];
  return [...new URLSearchParams(address.slice(query + 1)).keys()].map((name) =>
    name.toLowerCase(),
  );
}

/** What stands between an address and its next parameter. */
function joint(address: string): '' | '?' | '&' {
  const query = address.indexOf('?');
  if (query < 0) return '?';
  return query === address.length - 1 || address.endsWith('&') ? '' : '&';
}
