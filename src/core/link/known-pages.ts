/** Whether a page was filed or shown before: asked before it is filed again. */
import type { LinkRecord } from './link-record.ts';
import type { LinkUse, LinkUses } from './link-uses.ts';
import { urlKey } from './url-key.ts';

export interface KnownPage {
  readonly record: LinkRecord;
  readonly uses: readonly LinkUse[];
}

export interface Acquaintance {
  /** Filed under this address, or another spelling or an earlier address of it. */
  readonly same: readonly KnownPage[];
  /** Filed under the same path with other parameters: perhaps the same page. */
  readonly alike: readonly KnownPage[];
  /** Issues that show the page, filed or not. */
  readonly uses: readonly LinkUse[];
}

export interface KnownPages {
  of(address: string): Acquaintance;
  /** From now on it is known. */
  add(record: LinkRecord): void;
}

/** Looks a page up in no time, however many there are. */
export function knownPages(records: readonly LinkRecord[], uses: LinkUses): KnownPages {
  const byKey = new Map<string, LinkRecord[]>();
  const byPath = new Map<string, LinkRecord[]>();
  const add = (record: LinkRecord): void => {
    const keys = new Set([record.key, ...record.fields.aliases.map(urlKey)]);
    for (const key of keys) {
      put(byKey, key, record);
      put(byPath, pathOf(key), record);
    }
  };
  for (const record of records) add(record);
  const known = (record: LinkRecord): KnownPage => ({ record, uses: uses.ofId(record.id) });
  return {
    add,
    of(address) {
      const key = urlKey(address);
      const same = byKey.get(key) ?? [];
      const alike = (byPath.get(pathOf(key)) ?? []).filter(
        (record) => !same.includes(record) && isAlike(record.key, key),
      );
      return { same: same.map(known), alike: alike.map(known), uses: uses.ofKey(key) };
    },
  };
}

/** Parameters that say where a page was found, and seldom what it shows. */
const REFERENCE =
  /^(?:ref|referrer|source|src|from|via|share|sh|s|si|feature|amp|lang|hl|view|print)$/i;

/** Not where both name a thing and name different ones, as `?id=1` and `?id=2` do. */
function isAlike(a: string, b: string): boolean {
  const [one, other] = [parametersOf(a), parametersOf(b)];
  for (const [name, value] of one) {
    const second = other.get(name);
    if (second !== null && second !== value && !REFERENCE.test(name)) return false;
  }
  return true;
}

function parametersOf(key: string): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(key)?.[1] ?? '');
}

function pathOf(key: string): string {
  return key.replace(/[?#].*$/, '');
}

function put(records: Map<string, LinkRecord[]>, name: string, record: LinkRecord): void {
  const known = records.get(name) ?? [];
  if (!known.includes(record)) records.set(name, [...known, record]);
}
