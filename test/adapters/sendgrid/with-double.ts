/** A transport that talks to a double whose clock stands still until a test moves it. */
import { expect, onTestFinished } from 'vitest';
import {
  createSendgridTransport,
  type SendgridConfig,
} from '../../../src/adapters/sendgrid/sendgrid-transport.ts';
import type { Schedule } from '../../../src/core/delivery/capabilities.ts';
import type { Submission } from '../../../src/core/delivery/message.ts';
import type { Scheduling, Transport } from '../../../src/ports/transport.ts';
import { officialContract } from '../../fakes/official-contract.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import {
  DOUBLE_KEY,
  startSendgridDouble,
  type SendgridDouble,
} from '../../fakes/sendgrid-double.ts';

export const MINUTE_MS = 60_000;
/** When the samples are submitted. */
export const START = sampleSubmission(0).at;

export interface WithDouble {
  readonly double: SendgridDouble;
  readonly transport: Transport;
  readonly scheduling: Scheduling;
  /** Every wait so far; none is really waited for. */
  readonly slept: readonly number[];
}

/** The double breaks the test when anything breaks its rules or the official contract. */
export async function withDouble(config: Partial<SendgridConfig> = {}): Promise<WithDouble> {
  const double = await startSendgridDouble({ startAt: START, contract: officialContract() });
  const slept: number[] = [];
  onTestFinished(async () => {
    await double.close();
    expect(double.counts()).toMatchObject({ violations: [], strays: [] });
  });
  const transport = createSendgridTransport({
    apiKey: DOUBLE_KEY,
    baseUrl: double.url,
    timeoutMs: 400,
    sleep: async (ms) => void slept.push(ms),
    ...config,
  });
  const scheduling: Scheduling = {
    maxAheadMs: 0,
    cancelLeadMs: 0,
    mostCancelled: 0,
    open: () => Promise.reject(new Error('No scheduling.')),
    cancel: () => Promise.reject(new Error('No scheduling.')),
    ...transport.scheduling,
  };
  return { double, transport, scheduling, slept };
}

/** Opens a schedule so many milliseconds after the start. */
export async function openSchedule(scheduling: Scheduling, aheadMs: number): Promise<Schedule> {
  const opened = await scheduling.open();
  if (opened.state !== 'opened') throw new Error(opened.reason);
  return { id: opened.id, sendAt: new Date(START.getTime() + aheadMs) };
}

/** The samples, due at a schedule's time. */
export function scheduled(recipients: number, schedule: Schedule, batchNo = 1): Submission {
  return sampleSubmission(recipients, { schedule, batchNo });
}
