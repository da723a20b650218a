/** Former addresses of an issue, which lead to it: how they are written, and which can be none. */
import { isTaken } from '../page/taken-addresses.ts';

/** A path from the archive's root, without a query; it may be encoded. */
export function isAlias(text: string): boolean {
  if (!/^\/[^\s?#\\"'<>;{}$*:]+$/.test(text) || text.length > 200) return false;
  const key = aliasKey(text);
  return (
    key !== undefined &&
    key
      .split('/')
      .slice(1)
      .every((part) => part !== '' && part !== '.' && part !== '..') &&
    !/[\p{Cc}\s?#\\"'<>;{}$*:]/u.test(key)
  );
}

/** The same for all spellings of one address: decoded, and without a slash at the end. */
export function aliasKey(text: string): string | undefined {
  try {
    return decodeURIComponent(text).normalize('NFC').replace(/\/$/, '');
  } catch {
    return undefined;
  }
}

/** Why nothing may lead on from here; undefined where something may. `slugs` are those of issues. */
export function whyTaken(alias: string, slugs: ReadonlySet<string>): string | undefined {
  const [, first = '', second] = (aliasKey(alias) ?? '').split('/');
  if (first === 'issues') {
    if (second === undefined) return `${alias} is the address of all issues.`;
    return slugs.has(second) ? `/issues/${second}/ is the address of an issue.` : undefined;
  }
  return isTaken(first) ? `The archive or its server has ${alias} for itself.` : undefined;
}
