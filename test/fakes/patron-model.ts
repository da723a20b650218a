/** Patrons kept in memory, as plainly as can be: what a store of any engine is held to. */
import { highestTier, type Tier } from '../../src/core/audience/tier.ts';

export interface ModelGrant {
  readonly source: string;
  readonly member: string;
  tier: string;
  address: string | undefined;
  state: 'active' | 'grace' | 'ended';
  expiresAt: number | undefined;
  toldAt: number;
}

export interface Told {
  readonly member: string;
  readonly address: string | undefined;
  readonly tier: string;
  readonly state: ModelGrant['state'];
  readonly expiresAt: number | undefined;
  readonly toldAt: number;
}

export interface ModelPatron {
  address: string | undefined;
  grants: ModelGrant[];
  /** The tier held at every moment since the first. */
  readonly held: Map<number, string>;
}

export class PatronModel {
  patrons: ModelPatron[] = [];
  readonly #tiers: readonly Tier[];
  #now: number;

  constructor(tiers: readonly Tier[], now: number) {
    this.#tiers = tiers;
    this.#now = now;
  }

  /** Every moment on the way is looked at. */
  passTo(now: number): void {
    while (this.#now < now) {
      this.#look();
      this.#now += 1;
    }
    this.#look();
  }

  apply(source: string, told: Told): void {
    this.#take(source, told);
    this.#look();
  }

  sync(source: string, all: readonly Told[], toldAt: number): void {
    const named = new Set(all.map(({ member }) => member));
    const gone = this.#grants().filter(
      (grant) => grant.source === source && this.#isLive(grant) && !named.has(grant.member),
    );
    for (const told of all) {
      if (told.state === 'ended' && this.#find(source, told.member) === undefined) continue;
      this.#take(source, told);
    }
    for (const grant of gone) {
      this.#take(source, { ...grant, address: undefined, state: 'ended', toldAt });
    }
    this.#look();
  }

  claim(source: string, member: string, address: string): void {
    const grant = this.#find(source, member);
    if (grant !== undefined) this.#take(source, { ...grant, address });
    this.#look();
  }

  move(from: string, to: string): void {
    const mover = this.patrons.find((patron) => patron.address === from);
    const there = this.patrons.find((patron) => patron.address === to);
    if (mover !== undefined && there === undefined) mover.address = to;
    if (mover !== undefined && there !== undefined) this.#unite(mover, there);
    this.#look();
  }

  erase(address: string): void {
    this.patrons = this.patrons.filter((patron) => patron.address !== address);
    for (const patron of this.patrons) {
      patron.grants = patron.grants.filter(({ member }) => member !== address);
      for (const grant of patron.grants) {
        if (grant.address === address) grant.address = undefined;
      }
    }
    this.#look();
  }

  tierOf(patron: ModelPatron): string {
    const live = patron.grants.filter((grant) => this.#isLive(grant));
    return highestTier(
      this.#tiers,
      live.map(({ tier }) => tier),
    );
  }

  tierAt(address: string): string {
    const patron = this.patrons.find((one) => one.address === address);
    return patron === undefined ? 'public' : this.tierOf(patron);
  }

  #take(source: string, told: Told): void {
    const known = this.#find(source, told.member);
    if (known !== undefined && told.toldAt < known.toldAt) return;
    const grant = known ?? { source, ...told, expiresAt: this.#now };
    if (known === undefined) {
      const there = told.address === undefined ? undefined : this.#whereIs(told.address);
      if (there !== undefined) there.grants.push(grant);
      else this.patrons.push({ address: told.address, grants: [grant], held: new Map() });
    } else if (told.address !== undefined && told.address !== known.address) {
      this.#readdress(known, told.address);
    }
    const wasLive = known !== undefined && this.#isLive(known);
    grant.toldAt = told.toldAt;
    if (told.state === 'ended' || (told.expiresAt !== undefined && told.expiresAt <= this.#now)) {
      grant.state = 'ended';
      if (wasLive) grant.expiresAt = this.#now;
      return;
    }
    if (told.state === 'grace' && known !== undefined && known.state !== 'active') {
      if (wasLive) grant.tier = told.tier;
      return;
    }
    grant.tier = told.tier;
    grant.state = told.state;
    grant.expiresAt = told.expiresAt;
  }

  #readdress(grant: ModelGrant, address: string): void {
    const patron = this.patrons.find(({ grants }) => grants.includes(grant));
    if (patron === undefined) throw new Error('A grant is somebody’s.');
    const there = this.#whereIs(address);
    grant.address = address;
    if (patron.address === address || there === patron) return;
    if (patron.grants.length > 1) {
      patron.grants = patron.grants.filter((other) => other !== grant);
      if (there === undefined) this.patrons.push({ address, grants: [grant], held: new Map() });
      else there.grants.push(grant);
    } else if (there === undefined) {
      patron.address = address;
    } else {
      this.#unite(patron, there);
    }
  }

  #unite(going: ModelPatron, staying: ModelPatron): void {
    this.patrons = this.patrons.filter((patron) => patron !== going);
    staying.grants.push(...going.grants);
    for (const [time, tier] of going.held) {
      const other = staying.held.get(time) ?? 'public';
      staying.held.set(time, highestTier(this.#tiers, [tier, other]));
    }
  }

  #whereIs(address: string): ModelPatron | undefined {
    return (
      this.patrons.find((patron) => patron.address === address) ??
      this.patrons.find(({ grants }) => grants.some((grant) => grant.address === address))
    );
  }

  #find(source: string, member: string): ModelGrant | undefined {
    return this.#grants().find((one) => one.source === source && one.member === member);
  }

  #grants(): ModelGrant[] {
    return this.patrons.flatMap(({ grants }) => grants);
  }

  #isLive({ expiresAt }: ModelGrant): boolean {
    return expiresAt === undefined || expiresAt > this.#now;
  }

  #look(): void {
    for (const patron of this.patrons) patron.held.set(this.#now, this.tierOf(patron));
  }
}
