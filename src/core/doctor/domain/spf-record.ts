/** Reads an SPF record (RFC 7208, 4.6 and 12) as far as it can be read without a mail at hand. */

export interface SpfRecord {
  /** What `include:` and `redirect=` name, in order; those with macros depend on the mail. */
  readonly leads: readonly { readonly to: string; readonly by: 'include' | 'redirect' }[];
  /** Terms that make a receiver ask the DNS (4.6.4). */
  readonly lookUps: number;
  /** What is said of all other servers; undefined where nothing is. */
  readonly rest: SpfQualifier | undefined;
  /** Terms that no receiver understands: the whole record counts for nothing then. */
  readonly broken: readonly string[];
  /** Whether it uses `ptr`, which should not be published (5.5). */
  readonly usesPtr: boolean;
}

/** Pass, fail, soft fail, neutral. */
export type SpfQualifier = '+' | '-' | '~' | '?';

const QUALIFIED = /^([+\-~?])?([a-z0-9]+)(?:([:/])(.*))?$/i;
const MODIFIER = /^([a-z][a-z0-9._-]*)=(.*)$/i;
const ASKS = new Set(['include', 'a', 'mx', 'ptr', 'exists']);
const ADDRESSES = new Set(['ip4', 'ip6']);

/** Whether a TXT record is meant to be one (4.5). */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

export function readSpf(text: string): SpfRecord {
  const leads: { to: string; by: 'include' | 'redirect' }[] = [];
  const broken: string[] = [];
  let lookUps = 0;
  let rest: SpfQualifier | undefined;
  let usesPtr = false;
  let redirect: string | undefined;
  for (const term of text.split(' ').slice(1).filter(Boolean)) {
    const modifier = MODIFIER.exec(term);
    if (modifier !== null) {
      const [, name = '', value = ''] = modifier;
      // Others are ignored (6).
      if (name.toLowerCase() !== 'redirect') continue;
      if (redirect !== undefined || value === '') broken.push(term);
      redirect = hostOf(value);
      continue;
    }
    const [, qualifier = '+', mechanism = '', sign = '', value = ''] = QUALIFIED.exec(term) ?? [];
    const name = mechanism.toLowerCase();
    const needsValue = name === 'include' || name === 'exists' || ADDRESSES.has(name);
    if (
      (name !== 'all' && !ASKS.has(name) && !ADDRESSES.has(name)) ||
      (name === 'all' && sign !== '')
    ) {
      broken.push(term);
      continue;
    }
    if (needsValue && (sign !== ':' || value === '')) {
      broken.push(term);
      continue;
    }
    if (ASKS.has(name)) lookUps += 1;
    if (name === 'ptr') usesPtr = true;
    if (name === 'include') leads.push({ to: hostOf(value), by: 'include' });
    // Nothing after it is looked at (5.1).
    if (name === 'all' && rest === undefined) rest = qualifierOf(qualifier);
  }
  // Where `all` matches, no redirect is followed (6.1).
  if (redirect !== undefined && rest === undefined) {
    leads.push({ to: redirect, by: 'redirect' });
    lookUps += 1;
  }
  return { leads, lookUps, rest, broken, usesPtr };
}

/** Whether a name depends on the mail (7). */
export function hasMacro(name: string): boolean {
  return name.includes('%');
}

function hostOf(value: string): string {
  return value.toLowerCase().replace(/\.$/, '');
}

function qualifierOf(text: string): SpfQualifier {
  return text === '-' || text === '~' || text === '?' ? text : '+';
}
