/** The schedule that a batch is submitted under: its group's, opened at the provider when needed. */
import type { Schedule } from '../core/delivery/capabilities.ts';
import type { SubmitOutcome } from '../core/delivery/message.ts';
import type { ClaimedBatch, Run } from '../core/delivery/run.ts';
import { earliestUsable, nextSendAt, scheduleGroup } from '../core/delivery/terms.ts';
import type { PublishPorts } from './publish-request.ts';

type Scheduled =
  /** undefined: its mails go out at once. */
  | { readonly schedule: Schedule | undefined }
  | { readonly rejected: Extract<SubmitOutcome, { state: 'rejected' }> };

export interface ScheduleKeeper {
  scheduleFor(batch: ClaimedBatch): Promise<Scheduled>;
}

/** For the lanes of one process, of which one opens a group's schedule while the others wait. */
export function scheduleKeeper(ports: PublishPorts, run: Run): ScheduleKeeper {
  const opening = new Map<number, Promise<Scheduled>>();
  return {
    async scheduleFor(batch) {
      const no = scheduleGroup(batch.no, run.batches);
      const under = opening.get(no) ?? groupSchedule(ports, run, no);
      opening.set(no, under);
      try {
        return await under;
      } finally {
        opening.delete(no);
      }
    },
  };
}

async function groupSchedule(ports: PublishPorts, run: Run, no: number): Promise<Scheduled> {
  const { scheduling } = ports.transport;
  const now = ports.clock.now();
  const sendAt = nextSendAt(run.terms, now);
  if (scheduling === undefined || sendAt === undefined) return { schedule: undefined };
  const group = { runId: run.id, no };
  const usableFrom = earliestUsable(run.terms, scheduling, now);
  const open = await ports.ledger.openSchedule(group, usableFrom);
  if (open !== undefined) return { schedule: open };
  const opened = await scheduling.open();
  if (opened.state === 'failed') {
    const { reason, retryAfterMs } = opened;
    return {
      rejected: {
        state: 'rejected',
        reason,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      },
    };
  }
  const schedule = { id: opened.id, sendAt };
  return { schedule: await ports.ledger.addSchedule(group, schedule, usableFrom) };
}
