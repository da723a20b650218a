/** Which link of an issue was followed: its address without what was added on the way out. */
import { type CampaignSettings, campaignOf } from '../edition/campaign.ts';

export interface LinkSettings {
  /** Of the config now; what another campaign added is not recognised. */
  readonly utm: CampaignSettings | undefined;
  /** Where addresses hold a recipient's token. */
  readonly serverUrl: string;
}

/** Longer addresses are cut off; no line of a mail holds one that long, and no index takes it. */
const MAX_BYTES = 2_000;

/**
 * Takes away exactly the parameters that mails add, so that an author's own stay, and the token
 * of an address that is a recipient's own. Throws for what is no web address.
 */
export function linkIdentity(
  address: string,
  issueId: string | undefined,
  settings: LinkSettings,
): string {
  const url = new URL(address);
  const personal = personalPage(url, settings.serverUrl);
  if (personal !== undefined) return personal;
  const { utm } = settings;
  const added = utm === undefined ? [] : campaignOf(utm, issueId ?? '').parameters;
  return cut(withoutParameters(address, added).replace(/\p{Cc}/gu, encodeURIComponent));
}

function cut(link: string): string {
  const bytes = new TextEncoder().encode(link);
  // A character that is cut in two is left out: `stream` waits for the rest of it.
  return new TextDecoder().decode(bytes.subarray(0, MAX_BYTES), { stream: true });
}

/** Only the first part of its path tells no secret. */
function personalPage(url: URL, serverUrl: string): string | undefined {
  if (url.origin !== new URL(serverUrl).origin) return undefined;
  const [, page] = /^\/(u|confirm)\/./.exec(url.pathname) ?? [];
  return page === undefined ? undefined : `${url.origin}/${page}/…`;
}

/** By text, because a URL that is parsed and written again is another one. */
function withoutParameters(
  address: string,
  added: readonly (readonly [name: string, value: string])[],
): string {
  const hash = address.indexOf('#');
  const whole = hash < 0 ? address : address.slice(0, hash);
  const query = whole.indexOf('?');
  if (query < 0) return address;
  const kept = whole
    .slice(query + 1)
    .split('&')
    .filter((part) => !added.some(([name, value]) => part === `${name}=${value}`));
  const joined = kept.join('&');
  return `${whole.slice(0, query)}${joined === '' ? '' : '?'}${joined}${hash < 0 ? '' : address.slice(hash)}`;
}
