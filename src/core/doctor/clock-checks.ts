/** Whether this machine's clock agrees with others: schedules and signatures depend on it. */
import { checkGroup } from './check-group.ts';
import type { DoctorFacts } from './doctor-facts.ts';
import { ok, problem, warning, type Seen } from './finding.ts';
import type { Looked } from './looked.ts';

/** Another clock as it was read, and by how much it was ahead of ours. */
export interface OtherClock {
  readonly of: string;
  readonly aheadMs: number;
}

const WARN_MS = 60_000;
const PROBLEM_MS = 5 * 60_000;

export const clockChecks = checkGroup<DoctorFacts, readonly OtherClock[]>(
  'Clock',
  ({ clocks }): Looked<readonly OtherClock[]> =>
    clocks.length > 0
      ? { value: clocks }
      : { skipped: 'There is no other clock to be compared with.' },
  [{ id: 'clock/agrees', title: 'This machine', kind: 'failure', judge: agrees }],
);

function agrees(clocks: readonly OtherClock[]): Seen[] {
  return clocks.map(({ of, aheadMs }) => {
    const apart = Math.abs(aheadMs);
    if (apart <= WARN_MS) {
      return ok(`Within ${Math.max(1, Math.ceil(apart / 1000))} s of that of ${of}.`);
    }
    const what = `It is ${spoken(apart)} ${aheadMs > 0 ? 'behind' : 'ahead of'} that of ${of}.`;
    const more = {
      remedy: 'Let the system keep time (timedatectl set-ntp true), or mend the other clock.',
    };
    return apart > PROBLEM_MS ? problem(what, more) : warning(what, more);
  });
}

function spoken(ms: number): string {
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000).toLocaleString('en')} h`;
}
