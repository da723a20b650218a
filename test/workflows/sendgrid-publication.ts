/** A publication through the real SendGrid transport, to a double whose clock goes with the test's. */
import type { Schedule } from '../../src/core/delivery/capabilities.ts';
import type { PublishPorts, PublishWishes } from '../../src/workflows/publish-request.ts';
import type { SendgridDouble } from '../fakes/sendgrid-double.ts';
import { fakeClock } from '../fakes/fake-clock.ts';
import { START, withDouble } from '../adapters/sendgrid/with-double.ts';
import { publication, type Publication } from './publication.ts';

export interface SendgridPublication extends Omit<Publication, 'provider'> {
  readonly double: SendgridDouble;
  /** On all clocks. */
  pass(ms: number): Promise<void>;
}

export const MINUTE_MS = 60_000;
export const WITH_UNDO: PublishWishes = {
  terms: { at: undefined, isNow: false, undoMinutes: 20 },
};
export const NOW: PublishWishes = { terms: { at: undefined, isNow: true, undoMinutes: 20 } };

/** Two recipients a batch and one lane, so that the order of calls is known. */
export async function sendgridPublication(readers = 5): Promise<SendgridPublication> {
  const clock = fakeClock(START);
  const { double, transport } = await withDouble();
  const { provider: _, ...publishing } = await publication({ readers, clock });
  const ports: PublishPorts = {
    ...publishing.ports,
    clock: {
      now: clock.now,
      sleep: async (ms) => {
        await clock.sleep(ms);
        double.clock.pass(ms);
      },
    },
    transport: {
      ...transport,
      capabilities: { ...transport.capabilities, batchSize: 2, atOnce: 1 },
    },
  };
  return { ...publishing, ports, double, pass: (ms) => ports.clock.sleep(ms) };
}

/** A transport whose cancellations end as the test says. */
export function cancelling(
  ports: PublishPorts,
  cancel: (
    schedule: Schedule,
  ) => ReturnType<NonNullable<PublishPorts['transport']['scheduling']>['cancel']>,
): PublishPorts {
  const { scheduling } = ports.transport;
  if (scheduling === undefined) throw new Error('No scheduling.');
  return { ...ports, transport: { ...ports.transport, scheduling: { ...scheduling, cancel } } };
}
