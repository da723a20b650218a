/** Mistakes that the protocol must not make, each made on purpose, so that the simulator has to find it. */
import type { Ledger } from '../../src/ports/ledger.ts';
import type { PublishPorts } from '../../src/workflows/publish-request.ts';
import type { Book } from './book.ts';
import type { Mutant } from './stage.ts';

export const mutants: Readonly<Record<string, Mutant>> = {
  'an unknown outcome is taken for accepted': withLedger(({ ledger }) => ({
    settle: (batch, outcome, afterMs) =>
      outcome.state === 'unknown'
        ? ledger.settle(batch, { state: 'accepted', providerId: 'hope' })
        : ledger.settle(batch, outcome, afterMs),
  })),
  'an unknown outcome is taken for rejected': withLedger(({ ledger }) => ({
    settle: (batch, outcome, afterMs) =>
      outcome.state === 'unknown'
        ? ledger.settle(batch, { state: 'rejected', reason: 'fear' }, 1000)
        : ledger.settle(batch, outcome, afterMs),
  })),
  'what is unknown is submitted again': withLedger(({ ledger }) => ({
    finish: async (runId) => {
      const run = (await ledger.openRuns()).find(({ id }) => id === runId);
      const unknown = run === undefined ? [] : await ledger.unknownBatches(run.issueId);
      for (const batch of unknown) await ledger.resolve(batch, { kind: 'resend' });
      return ledger.finish(runId);
    },
  })),
  'a worker that died while submitting is taken for one that had not begun': withLedger(
    ({ ledger }, { raw }) => ({
      recover: async (runId, resubmitForMs) => {
        raw.run(
          `UPDATE send_batch SET state = 'claimed', submitted_at = NULL
           WHERE run_id = ? AND state = 'submitting'`,
          runId,
        );
        await ledger.recover(runId, resubmitForMs);
      },
    }),
  ),
  'submitting is marked after the request': (ports) => ({
    ...ports,
    ledger: over(ports.ledger, { markSubmitting: async () => true }),
    transport: {
      ...ports.transport,
      submit: async (submission) => {
        const outcome = await ports.transport.submit(submission);
        const { runId, batchNo: no, attempt, tier, recipients, schedule } = submission;
        const batch = { runId, no, attempt, tier, recipients, leaseMs: 120_000 };
        await ports.ledger.markSubmitting(batch, schedule);
        return outcome;
      },
    },
  }),
  'a schedule may be cancelled when a batch is submitted under it': withLedger(
    ({ ledger }, { raw }) => ({
      markSubmitting: async (batch, schedule) => {
        const isMarked = await ledger.markSubmitting(batch, undefined);
        if (isMarked && schedule !== undefined) {
          const sql = 'UPDATE send_batch SET schedule_id = ? WHERE run_id = ? AND no = ?';
          raw.run(sql, schedule.id, batch.runId, batch.no);
        }
        return isMarked;
      },
    }),
  ),
  'an unclear cancellation is taken for one that came too late': withLedger(({ ledger }) => ({
    endCancel: (id, outcome) => ledger.endCancel(id, outcome === 'unclear' ? 'too-late' : outcome),
  })),
  'whoever left since the audience was frozen is mailed': withLedger(({ ledger }, { raw }) => ({
    claim: async (runId) => {
      const batch = await ledger.claim(runId);
      if (batch === undefined) return undefined;
      const rows = raw.all(
        `SELECT r.subscriber_id, s.address_spelling FROM send_recipient r
           JOIN subscriber s ON s.id = r.subscriber_id
         WHERE r.run_id = ? AND r.batch_no = ? AND r.outcome = 'excluded'`,
        runId,
        batch.no,
      );
      const left = rows.map((row) => ({
        subscriberId: String(row['subscriber_id']),
        address: String(row['address_spelling']),
        name: undefined,
      }));
      return { ...batch, recipients: [...batch.recipients, ...left] };
    },
  })),
};

function withLedger(change: (ports: PublishPorts, book: Book) => Partial<Ledger>): Mutant {
  return (ports, book) => ({ ...ports, ledger: over(ports.ledger, change(ports, book)) });
}

/** The ledger is a proxy already, so its members cannot be spread. */
function over(ledger: Ledger, change: Partial<Ledger>): Ledger {
  return new Proxy(ledger, {
    get: (target, key) => Reflect.get(key in change ? change : target, key),
  });
}
