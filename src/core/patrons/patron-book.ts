/** Patrons with their grants and periods, and what the words of sources change about them. */
import type { Address } from '../audience/address.ts';
import { PUBLIC_TIER, type Tier } from '../audience/tier.ts';
import {
  changeBetween,
  isLive,
  nextGrant,
  type Grant,
  type GrantChange,
  type GrantCounts,
  type StatedGrant,
} from './grant.ts';
import type { Patron } from './patron.ts';
import { backdate, holdNow, mergePeriods, settlePeriods, type Period } from './period.ts';

/** All that is known of one patron. */
export interface PatronEntry {
  readonly patron: Patron;
  readonly grants: readonly Grant[];
  readonly periods: readonly Period[];
}

/** With what has expired until now written down. */
export function settleEntry(
  entry: PatronEntry,
  settings: Pick<BookSettings, 'tiers' | 'now'>,
): PatronEntry {
  return withPeriods(entry, settlePeriods(entry.periods, entry.grants, settings));
}

export interface BookChanges {
  /** As they are now; a part that did not change is the same object as before. */
  readonly saved: readonly PatronEntry[];
  /** Patrons who have become one with another; nothing of theirs is left. */
  readonly merged: readonly string[];
}

export interface BookSettings {
  readonly tiers: readonly Tier[];
  readonly now: Date;
  readonly newId: () => string;
}

/** Holds everybody whom a change may touch: by member, by address, and by the addresses of grants. */
export class PatronBook {
  readonly #settings: BookSettings;
  readonly #entries = new Map<string, PatronEntry>();
  readonly #idByMember = new Map<string, string>();
  readonly #idByAddress = new Map<string, string>();
  readonly #idsByGranted = new Map<string, Set<string>>();
  readonly #touched = new Set<string>();
  readonly #merged = new Set<string>();

  constructor(entries: Iterable<PatronEntry>, settings: BookSettings) {
    this.#settings = settings;
    for (const entry of entries) this.#put(entry);
  }

  grantOf(source: string, member: string): Grant | undefined {
    const id = this.#idByMember.get(memberKey(source, member));
    const entry = id === undefined ? undefined : this.#entries.get(id);
    return entry?.grants.find((grant) => grant.source === source && grant.member === member);
  }

  /** What came later stays, in whatever order it is told. */
  take(source: string, stated: StatedGrant): GrantChange {
    const { now } = this.#settings;
    const before = this.grantOf(source, stated.member);
    // An end is kept even of somebody unknown: what the source said before it may still come.
    const tier =
      stated.tier ?? before?.tier ?? (stated.state === 'ended' ? PUBLIC_TIER : undefined);
    if (tier === undefined) return 'nothing';
    if (before !== undefined && stated.toldAt < before.toldAt) {
      return changeBetween(before, before, now);
    }
    const patronId =
      before === undefined ? this.#join(stated) : this.#follow(before, stated.address);
    const grant = nextGrant(before, stated, { source, patronId, tier, now });
    this.#grant(grant, { isNew: before === undefined });
    return changeBetween(before, grant, now);
  }

  /**
   * What a source says of all its members: whoever it does not name any more goes, unless they came
   * after it was asked.
   */
  takeAll(source: string, all: readonly StatedGrant[], toldAt: Date): GrantCounts {
    const { now } = this.#settings;
    const counts = { came: 0, changed: 0, went: 0, unchanged: 0 };
    const count = (change: GrantChange): void => {
      if (change !== 'nothing') counts[change] += 1;
    };
    const named = new Set(all.map(({ member }) => member));
    const gone = this.#liveGrantsOf(source).filter(({ member }) => !named.has(member));
    for (const stated of all) {
      // Of those who went before they were ever known nothing is kept.
      const isNews = stated.state !== 'ended' || this.grantOf(source, stated.member) !== undefined;
      if (isNews) count(this.take(source, stated));
    }
    for (const grant of gone) {
      count(this.take(source, { ...grant, state: 'ended', expiresAt: now, toldAt }));
    }
    return counts;
  }

  /** Somebody's address that their source does not tell; false when it has no such member. */
  claim(source: string, member: string, address: Address): boolean {
    const grant = this.grantOf(source, member);
    if (grant !== undefined) this.take(source, { ...grant, address });
    return grant !== undefined;
  }

  /** Ends what lists without ids of their own grant to an address, whoever has it now. */
  endListed(addressKey: string): void {
    const { now } = this.#settings;
    const entries = [...this.#entries.values()];
    const listed = entries.flatMap(({ grants }) =>
      grants.filter(({ member }) => member === addressKey),
    );
    for (const grant of listed) {
      this.take(grant.source, { ...grant, state: 'ended', expiresAt: now, toldAt: now });
    }
  }

  /** The personal link of before opens nothing more; returns the generation from now on. */
  rotate(address: Address): number | undefined {
    const id = this.#idByAddress.get(address.key);
    if (id === undefined) return undefined;
    const entry = this.#touch(id);
    const generation = entry.patron.generation + 1;
    this.#put({ ...entry, patron: { ...entry.patron, generation } });
    return generation;
  }

  /** The patron at an address goes on at another one, as the one who is there if there is one. */
  move(from: Address, to: Address): void {
    const id = this.#idByAddress.get(from.key);
    if (id === undefined || from.key === to.key) return;
    const there = this.#idByAddress.get(to.key);
    if (there === undefined) this.#readdress(id, to);
    else this.#merge(id, there);
  }

  /** Writes down for everybody in the book what has expired. */
  settleAll(): void {
    const ids = [...this.#entries.keys()];
    for (const id of ids) this.#touch(id);
  }

  changes(): BookChanges {
    const saved = [...this.#touched].flatMap((id) => {
      const entry = this.#entries.get(id);
      return entry === undefined
        ? []
        : [withPeriods(entry, holdNow(entry.periods, entry.grants, this.#settings))];
    });
    return { saved, merged: [...this.#merged] };
  }

  #liveGrantsOf(source: string): Grant[] {
    return [...this.#entries.values()].flatMap(({ grants }) =>
      grants.filter((grant) => grant.source === source && isLive(grant, this.#settings.now)),
    );
  }

  /** Whoever has the address, or had it when they came; else somebody new. */
  #join({ address, name }: Pick<StatedGrant, 'address' | 'name'>): string {
    const known = address && this.#patronAt(address);
    if (known !== undefined) return known;
    const patron = { id: this.#settings.newId(), address, name, generation: 1 };
    this.#put({ patron, grants: [], periods: [] });
    return patron.id;
  }

  /**
   * A member has another address than before. Whoever is a patron by this grant alone goes there;
   * with other grants they stay, and this one leaves them: it proves nothing about the others.
   */
  #follow(before: Grant, address: Address | undefined): string {
    const { patronId: id } = before;
    const entry = this.#entries.get(id);
    if (address === undefined || address.key === before.address?.key) return id;
    if (entry === undefined || address.key === entry.patron.address?.key) return id;
    const there = this.#patronAt(address);
    if (there === id) return id;
    if (entry.grants.length > 1) {
      this.#leave(before);
      return there ?? this.#join({ address, name: before.name });
    }
    if (there === undefined) this.#readdress(id, address);
    else this.#merge(id, there);
    return there ?? id;
  }

  #patronAt(address: Address): string | undefined {
    const [granted] = this.#idsByGranted.get(address.key) ?? [];
    return this.#idByAddress.get(address.key) ?? granted;
  }

  #grant(grant: Grant, { isNew }: { readonly isNew: boolean }): void {
    const { tiers, now } = this.#settings;
    const entry = this.#touch(grant.patronId);
    const others = entry.grants.filter((other) => !isSame(other, grant));
    const grants = [...others, grant];
    const name = grant.name ?? entry.patron.name;
    const patron = name === entry.patron.name ? entry.patron : { ...entry.patron, name };
    const held = holdNow(entry.periods, grants, { tiers, now });
    const periods = isNew && isLive(grant, now) ? backdate(held, grant, tiers) : entry.periods;
    this.#put({ patron, grants, periods });
  }

  #leave(grant: Grant): void {
    const entry = this.#touch(grant.patronId);
    const grants = entry.grants.filter((other) => !isSame(other, grant));
    this.#put({ ...entry, grants });
  }

  #readdress(id: string, address: Address): void {
    const entry = this.#touch(id);
    this.#put({ ...entry, patron: { ...entry.patron, address } });
  }

  /** Links and sessions of the one who goes end: only the one who stays has proven the address. */
  #merge(id: string, into: string): void {
    const [going, staying] = [this.#touch(id), this.#touch(into)];
    this.#remove(going);
    this.#merged.add(id);
    this.#put({
      patron: { ...staying.patron, name: staying.patron.name ?? going.patron.name },
      grants: [...staying.grants, ...going.grants.map((one) => ({ ...one, patronId: into }))],
      periods: mergePeriods(going.periods, staying.periods, this.#settings.tiers),
    });
  }

  /** Before anything about somebody changes, what expired until now is written down. */
  #touch(id: string): PatronEntry {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new TypeError('The book does not hold this patron.');
    if (this.#touched.has(id)) return entry;
    this.#touched.add(id);
    const settled = settleEntry(entry, this.#settings);
    this.#put(settled);
    return settled;
  }

  #put(entry: PatronEntry): void {
    const { patron, grants } = entry;
    const before = this.#entries.get(patron.id);
    if (before !== undefined) this.#remove(before);
    this.#entries.set(patron.id, entry);
    if (patron.address !== undefined) this.#idByAddress.set(patron.address.key, patron.id);
    for (const { source, member, address } of grants) {
      this.#idByMember.set(memberKey(source, member), patron.id);
      if (address === undefined) continue;
      const ids = this.#idsByGranted.get(address.key) ?? new Set();
      this.#idsByGranted.set(address.key, ids.add(patron.id));
    }
  }

  #remove({ patron, grants }: PatronEntry): void {
    this.#entries.delete(patron.id);
    if (patron.address !== undefined) this.#idByAddress.delete(patron.address.key);
    for (const { source, member, address } of grants) {
      this.#idByMember.delete(memberKey(source, member));
      if (address !== undefined) this.#idsByGranted.get(address.key)?.delete(patron.id);
    }
  }
}

function withPeriods(entry: PatronEntry, periods: readonly Period[]): PatronEntry {
  return periods === entry.periods ? entry : { ...entry, periods };
}

function isSame(one: Grant, other: Grant): boolean {
  return one.source === other.source && one.member === other.member;
}

/** No source's name holds a space. */
function memberKey(source: string, member: string): string {
  return `${source} ${member}`;
}
