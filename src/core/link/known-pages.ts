/** Whether a page was filed or shown before: asked before it is filed again. */
import type { LinkRecord } from './link-record.ts';
import type { LinkUse, LinkUses } from './link-uses.ts';
import { broadKey, pageRelation } from './page-relation.ts';
import { urlKey } from './url-key.ts';

export interface KnownPage {
  readonly record: LinkRecord;
  readonly uses: readonly LinkUse[];
}

export interface Acquaintance {
  /** Filed under this address, or another spelling or an earlier address of it. */
  readonly same: readonly KnownPage[];
  /** Another part of it is filed, or its path with other parameters: perhaps the same page. */
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
  const byBroadKey = new Map<string, LinkRecord[]>();
  const add = (record: LinkRecord): void => {
    for (const key of new Set(addressesOf(record).map((each) => broadKey(urlKey(each))))) {
      byBroadKey.set(key, [...(byBroadKey.get(key) ?? []), record]);
    }
  };
  for (const record of records) add(record);
  const known = (record: LinkRecord): KnownPage => ({ record, uses: uses.ofId(record.id) });
  return {
    add,
    of(address) {
      const key = urlKey(address);
      const related = (byBroadKey.get(broadKey(key)) ?? []).map((record) => ({
        record,
        relations: addressesOf(record).map((each) => pageRelation(each, address)),
      }));
      const same = related.filter(({ relations }) => relations.includes('same'));
      const alike = related.filter(
        (each) => !same.includes(each) && each.relations.includes('near'),
      );
      return {
        same: same.map(({ record }) => known(record)),
        alike: alike.map(({ record }) => known(record)),
        uses: uses.ofKey(key),
      };
    },
  };
}

/** Those that it had before, too. */
function addressesOf({ fields }: LinkRecord): string[] {
  return [fields.url, ...fields.aliases];
}
