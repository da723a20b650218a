/** What the double has taken: mails that wait for their time, went out or were discarded. */

export interface TakenMail {
  readonly email: string;
  readonly subscriberId: string;
  readonly issueId: string;
  readonly runId: string;
  readonly batchNo: string;
  readonly customArgs: Readonly<Record<string, string>>;
}

export interface TakenRequest {
  /** From 1; a request that is taken twice counts once. */
  readonly no: number;
  /** What the 202 gives as X-Message-Id. */
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly category: string;
  readonly takenAt: number;
  readonly sendAt: number | undefined;
  readonly batchId: string | undefined;
  readonly mails: readonly TakenMail[];
  fate: 'waiting' | 'delivered' | 'discarded';
  fateAt: number;
}

export type BatchStatus = 'cancel' | 'pause';

export interface Mailroom {
  readonly taken: readonly TakenRequest[];
  take(request: Omit<TakenRequest, 'fate' | 'fateAt'>): void;
  openBatch(at: number): string;
  /** Whether the id was given out, within the ten days that it is valid. */
  isBatch(id: string, at: number): boolean;
  statuses(): ReadonlyMap<string, { readonly status: BatchStatus; readonly since: number }>;
  /** Whether another batch may be given a status. */
  hasRoom(at: number): boolean;
  setStatus(id: string, status: BatchStatus | undefined, at: number): void;
  /** Mails whose time has come go out, or are discarded. */
  settle(at: number): void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** "Up to 10 minutes before the scheduled send time"; later cancellations do nothing here. */
const CANCEL_LIMIT_MS = 10 * MINUTE_MS;
/** "You can't pause or cancel more than 10 different batches at one time." */
const MOST_STATUSES = 10;
/** "Any messages left with a pause status that are more than 72 hours old will be discarded." */
const PAUSE_MS = 72 * HOUR_MS;
/** "A batch_id is valid for 10 days." */
const BATCH_MS = 240 * HOUR_MS;

export function createMailroom(): Mailroom {
  const taken: TakenRequest[] = [];
  let waiting: TakenRequest[] = [];
  const batches = new Map<string, number>();
  const statuses = new Map<string, { status: BatchStatus; since: number }>();

  const fateOf = (request: TakenRequest, at: number): TakenRequest['fate'] => {
    const sendAt = request.sendAt ?? request.takenAt;
    if (at < sendAt) return 'waiting';
    const batch = statuses.get(request.batchId ?? '');
    if (batch === undefined) return 'delivered';
    if (batch.status === 'pause') return at < sendAt + PAUSE_MS ? 'waiting' : 'discarded';
    return batch.since <= sendAt - CANCEL_LIMIT_MS ? 'discarded' : 'delivered';
  };
  const settleOne = (request: TakenRequest, at: number) => {
    request.fate = fateOf(request, at);
    request.fateAt = Math.max(request.takenAt, Math.min(at, request.sendAt ?? at));
  };
  /** A status is done with when all mails of its batch are; one without mails, after 72 hours. */
  const holdsPlace = (id: string, since: number, at: number) =>
    waiting.some(({ batchId }) => batchId === id) ||
    (at < since + PAUSE_MS && !taken.some(({ batchId }) => batchId === id));

  return {
    taken,
    take(request) {
      const all = { ...request, fate: 'waiting' as const, fateAt: request.takenAt };
      taken.push(all);
      settleOne(all, request.takenAt);
      if (all.fate === 'waiting') waiting.push(all);
    },
    openBatch(at) {
      const id = `Double${String(batches.size + 1).padStart(6, '0')}-batch_id`;
      batches.set(id, at);
      return id;
    },
    isBatch: (id, at) => at <= (batches.get(id) ?? -Infinity) + BATCH_MS,
    statuses: () => statuses,
    hasRoom: (at) =>
      [...statuses].filter(([id, { since }]) => holdsPlace(id, since, at)).length < MOST_STATUSES,
    setStatus(id, status, at) {
      if (status === undefined) statuses.delete(id);
      else statuses.set(id, { status, since: at });
    },
    settle(at) {
      for (const request of waiting) settleOne(request, at);
      waiting = waiting.filter(({ fate }) => fate === 'waiting');
    },
  };
}
