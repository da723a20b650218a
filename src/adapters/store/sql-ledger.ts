/** The delivery history: frozen once, then one guarded step after another. */
import { Failure } from '../../core/failure.ts';
import type { SubmitOutcome } from '../../core/delivery/message.ts';
import type { Plan } from '../../core/delivery/plan.ts';
import type { FrozenContent, MailedContent } from '../../core/delivery/sent-content.ts';
import type { ClaimedBatch, IssueStatus, Run } from '../../core/delivery/run.ts';
import type { Ledger } from '../../ports.ts';
import type { DeliveryChannel } from './store.ts';
import * as sql from './ledger-sql.ts';
import { ledgerStatus } from './ledger-status.ts';
import { mailedContent } from './mailed-content.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { InsertTarget, Row, SqlDatabase, SqlSession } from './sql-database.ts';
import { UniqueViolation } from './unique-violation.ts';

interface Parts {
  readonly database: SqlDatabase;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly channel: DeliveryChannel;
  /** Every tier from the public up. */
  readonly ladder: readonly string[];
}

const RECIPIENT: InsertTarget = {
  table: 'send_recipient',
  columns: {
    run_id: 'text',
    batch_no: 'bigint',
    subscriber_id: 'text',
    issue_id: 'text',
    channel: 'text',
  },
};
/** What a provider says is kept this far. */
const MAX_REASON_LENGTH = 500;

export class SqlLedger implements Ledger {
  readonly #database: SqlDatabase;
  readonly #parts: Parts;
  /** Names this process in what it claims: no other may move its batches on. */
  readonly #owner: string;

  constructor(parts: Parts) {
    this.#database = parts.database;
    this.#parts = parts;
    this.#owner = parts.newId();
  }

  async openRun(issueId: string): Promise<Run | undefined> {
    const row = await this.#database.get(sql.OPEN_RUN, issueId, this.#parts.channel);
    return row && this.#run(row);
  }

  async freeze(plan: Plan, content: FrozenContent): Promise<Run> {
    const run = {
      id: this.#parts.newId(),
      issueId: plan.issueId,
      count: plan.count,
      byTier: this.#byTier(Object.entries(plan.byTier)),
      contentHash: content.contentHash,
      startedAt: this.#parts.now(),
    };
    try {
      await this.#database.transact((session) => this.#freeze(session, run, plan, content));
    } catch (error) {
      if (error instanceof UniqueViolation) throw notFreezable(plan.issueId);
      throw error;
    }
    return run;
  }

  async recover(runId: string, transportIsIdempotent: boolean): Promise<void> {
    const submitting = transportIsIdempotent ? 'planned' : 'unknown';
    await this.#database.run(sql.RECOVER, submitting, submitting, this.#nowMs(), runId);
  }

  async claim(runId: string): Promise<ClaimedBatch | undefined> {
    return this.#database.transact(async (session) => {
      const row = await session.get(
        sql.claim(session.dialect.skipLocked),
        this.#owner,
        this.#nowMs(),
        runId,
        runId,
      );
      if (row === undefined) return undefined;
      const no = integerOf(row, 'no');
      await session.run(sql.EXCLUDE_WHO_LEFT, runId, no);
      return {
        runId,
        no,
        tier: textOf(row, 'tier'),
        attempt: integerOf(row, 'attempt'),
        recipients: (await session.all(sql.RECIPIENTS, runId, no)).map((recipient) => ({
          subscriberId: textOf(recipient, 'subscriber_id'),
          address: textOf(recipient, 'address_spelling'),
          name: optionalTextOf(recipient, 'name'),
        })),
      };
    });
  }

  async markSubmitting(batch: ClaimedBatch): Promise<void> {
    await this.#step(batch, 'claimed', 'submitting');
  }

  async settle(batch: ClaimedBatch, outcome: SubmitOutcome): Promise<void> {
    await this.#step(batch, 'submitting', outcome.state, {
      providerId: outcome.state === 'accepted' ? outcome.providerId : null,
      reason: outcome.state === 'accepted' ? null : outcome.reason.slice(0, MAX_REASON_LENGTH),
    });
  }

  async release(batch: ClaimedBatch): Promise<void> {
    await this.#step(batch, 'rejected', 'planned');
  }

  async finish(runId: string): Promise<boolean> {
    return this.#database.transact(async (session) => {
      await session.run(sql.FINISH, this.#nowMs(), runId);
      return (await session.get(sql.IS_FINISHED, runId)) !== undefined;
    });
  }

  async status(issueId: string): Promise<IssueStatus> {
    return ledgerStatus(this.#database, {
      issueId,
      channel: this.#parts.channel,
      byTier: (counts) => this.#byTier(counts),
    });
  }

  async mailed(): Promise<readonly MailedContent[]> {
    return mailedContent(this.#database);
  }

  async #freeze(session: SqlSession, run: Run, plan: Plan, content: FrozenContent): Promise<void> {
    const { channel } = this.#parts;
    const startedAt = run.startedAt.getTime();
    const { id, issueId, count, contentHash } = run;
    await session.run(
      sql.INSERT_RUN,
      id,
      channel,
      issueId,
      count,
      contentHash,
      startedAt,
      JSON.stringify(content.outline),
      JSON.stringify(content.allowedRules),
    );
    for (const { no, tier, recipients } of plan.batches) {
      await session.run(sql.INSERT_BATCH, id, no, tier, recipients.length, startedAt);
      await session.insert(
        RECIPIENT,
        recipients.map(({ subscriberId }) => [id, no, subscriberId, issueId, channel]),
      );
    }
  }

  /** Moves a batch on if it is still this process's, at this attempt and in this state. */
  async #step(
    batch: ClaimedBatch,
    from: string,
    to: string,
    answer: { readonly providerId: string | null; readonly reason: string | null } = {
      providerId: null,
      reason: null,
    },
  ): Promise<void> {
    const moved = await this.#database.run(
      sql.STEP,
      to,
      answer.providerId,
      answer.reason,
      this.#nowMs(),
      batch.runId,
      batch.no,
      from,
      this.#owner,
      batch.attempt,
    );
    if (moved !== 1) {
      throw new Failure(
        'failure',
        'batch-not-held',
        `Batch ${batch.no} is no longer this process's (it was to go from ${from} to ${to}).`,
        'Let one process publish at a time, then run the same command again.',
      );
    }
  }

  async #run(row: Row): Promise<Run> {
    const id = textOf(row, 'id');
    const tiers = await this.#database.all(sql.RUN_BY_TIER, id);
    return {
      id,
      issueId: textOf(row, 'issue_id'),
      count: integerOf(row, 'count'),
      byTier: this.#byTier(tiers.map((tier) => [textOf(tier, 'tier'), integerOf(tier, 'count')])),
      contentHash: textOf(row, 'content_hash'),
      startedAt: dateOf(row, 'started_at') ?? new Date(0),
    };
  }

  /** Names every tier of the config, also those that nobody holds. */
  #byTier(counts: readonly (readonly [string, number])[]): Record<string, number> {
    return Object.fromEntries([...this.#parts.ladder.map((tier) => [tier, 0] as const), ...counts]);
  }

  #nowMs(): number {
    return this.#parts.now().getTime();
  }
}

function notFreezable(issueId: string): Failure {
  return new Failure(
    'failure',
    'audience-already-frozen',
    `The ledger already has an unfinished run of ${issueId}, or someone in this plan already has a delivery of it.`,
    'Another process was faster. Run the same command again: it goes on where that one stands.',
  );
}
