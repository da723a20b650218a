/** The truth about a provider: which mails it has, which schedules are cancelled, what goes out. */
import type { RefusedRecipient, Submission } from '../../src/core/delivery/message.ts';
import type { Profile } from './profile.ts';
import type { World } from './world.ts';

export interface Mail {
  readonly runId: string;
  readonly batchNo: number;
  readonly attempt: number;
  readonly subscriberId: string;
  readonly address: string;
  readonly takenAt: number;
  readonly sendAt: number | undefined;
  readonly scheduleId: string | undefined;
  fate: 'waiting' | 'delivered' | 'discarded';
}

export type Taking =
  | { readonly kind: 'taken'; readonly id: string; readonly refused: readonly RefusedRecipient[] }
  | { readonly kind: 'refused'; readonly refused: readonly RefusedRecipient[] }
  | { readonly kind: 'malformed'; readonly reason: string }
  /** The key came before, with other recipients. */
  | { readonly kind: 'conflict' };

interface Schedule {
  cancelledAt: number | undefined;
  /** Whether a cancellation after the limit works all the same; no one promises either. */
  readonly isLateHeeded: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const CANCEL_LIMIT_MS = 10 * MINUTE_MS;
export const MOST_AHEAD_MS = 72 * HOUR_MS;

export class Mailroom {
  readonly mails: Mail[] = [];
  /** Subscribers whose address is none to this provider. */
  readonly bad = new Set<string>();
  /** The account is not in order: every mail is refused. */
  isMisconfigured = false;
  readonly #schedules = new Map<string, Schedule>();
  readonly #keys = new Map<string, { at: number; who: string; answer: Taking }>();
  readonly #world: World;
  readonly #profile: Profile;
  readonly #onDelivery: (mail: Mail) => void;

  constructor(world: World, profile: Profile, onDelivery: (mail: Mail) => void) {
    this.#world = world;
    this.#profile = profile;
    this.#onDelivery = onDelivery;
  }

  take(submission: Submission): Taking {
    const { profile, now } = { profile: this.#profile, now: this.#world.time.now };
    if (profile.keysForMs === 0) return this.#takeFresh(submission);
    const key = `${submission.runId}/${submission.batchNo}`;
    const who = submission.recipients.map(({ subscriberId }) => subscriberId).join(' ');
    const known = this.#keys.get(key);
    if (known !== undefined && now <= known.at + profile.keysForMs) {
      return known.who === who ? known.answer : { kind: 'conflict' };
    }
    const answer = this.#takeFresh(submission);
    if (answer.kind === 'taken') this.#keys.set(key, { at: now, who, answer });
    return answer;
  }

  openSchedule(): string {
    const id = `schedule-${this.#schedules.size + 1}`;
    const isLateHeeded = this.#world.dice.chance(0.5);
    this.#schedules.set(id, { cancelledAt: undefined, isLateHeeded });
    return id;
  }

  isCancelled(id: string): boolean {
    return this.#schedules.get(id)?.cancelledAt !== undefined;
  }

  /** False: too many are cancelled already. */
  cancel(id: string): boolean {
    const schedule = this.#schedules.get(id);
    if (schedule === undefined) return false;
    if (schedule.cancelledAt !== undefined) return true;
    const held = [...this.#schedules].filter(([each]) => this.#holdsPlace(each)).length;
    if (held >= this.#profile.mostCancelled) return false;
    schedule.cancelledAt = this.#world.time.now;
    this.#world.note(() => `        provider: ${id} is cancelled`);
    return true;
  }

  /** In the log: taken a while ago, and not discarded. */
  logged(runId: string, batchNo: number, addresses: readonly string[]): Mail | undefined {
    return this.mails.find(
      (mail) =>
        mail.runId === runId &&
        mail.batchNo === batchNo &&
        mail.fate !== 'discarded' &&
        addresses.includes(mail.address) &&
        mail.takenAt <= this.#world.time.now - MINUTE_MS,
    );
  }

  #takeFresh(submission: Submission): Taking {
    const { time } = this.#world;
    if (this.isMisconfigured) return { kind: 'malformed', reason: 'the key is not valid' };
    const { schedule, recipients } = submission;
    const sendAt = schedule && Math.floor(schedule.sendAt.getTime() / 1000) * 1000;
    if (sendAt !== undefined && sendAt > time.now + MOST_AHEAD_MS) {
      return { kind: 'malformed', reason: 'send_at is too far ahead' };
    }
    const isPast = sendAt !== undefined && sendAt <= time.now;
    if (isPast && !this.#profile.isPastSent)
      return { kind: 'malformed', reason: 'send_at is past' };
    const refused = recipients.flatMap(({ subscriberId }) =>
      this.bad.has(subscriberId) ? [{ subscriberId, reason: 'no address' }] : [],
    );
    if (
      refused.length > 0 &&
      (this.#profile.refusesWhole || refused.length === recipients.length)
    ) {
      return { kind: 'refused', refused };
    }
    for (const { subscriberId, address } of recipients) {
      if (this.bad.has(subscriberId)) continue;
      const { runId, batchNo, attempt } = submission;
      const scheduleId = schedule?.id;
      const takenAt = time.now;
      const of = { runId, batchNo, attempt, subscriberId, address, takenAt, sendAt, scheduleId };
      const mail: Mail = { ...of, fate: 'waiting' };
      this.mails.push(mail);
      if (sendAt === undefined || isPast) this.#sendOut(mail);
      else time.after(sendAt - time.now, () => this.#sendOut(mail));
    }
    return { kind: 'taken', id: `taken-${this.mails.length}`, refused };
  }

  #sendOut(mail: Mail): void {
    const schedule = this.#schedules.get(mail.scheduleId ?? '');
    const cancelledAt = schedule?.cancelledAt;
    const isInTime =
      cancelledAt !== undefined && cancelledAt <= (mail.sendAt ?? 0) - CANCEL_LIMIT_MS;
    const isDiscarded = isInTime || (cancelledAt !== undefined && schedule?.isLateHeeded === true);
    mail.fate = isDiscarded ? 'discarded' : 'delivered';
    this.#world.note(
      () =>
        `        provider: mail of batch ${mail.batchNo}, attempt ${mail.attempt} to ${mail.address} is ${mail.fate}`,
    );
    if (!isDiscarded) this.#onDelivery(mail);
  }

  /** Until its mails are discarded; without any, for 72 hours. */
  #holdsPlace(id: string): boolean {
    const cancelledAt = this.#schedules.get(id)?.cancelledAt;
    if (cancelledAt === undefined) return false;
    const mails = this.mails.filter(({ scheduleId }) => scheduleId === id);
    if (mails.length === 0) return this.#world.time.now < cancelledAt + MOST_AHEAD_MS;
    return mails.some(({ fate }) => fate === 'waiting');
  }
}
