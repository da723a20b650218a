/** An unfinished delivery of an issue, and what it waits for. */
import { localTime } from './local-time.ts';
import type { Outlook, Run } from './run.ts';

/** Batches are counted. */
export interface OpenRun
  extends
    Pick<Run, 'issueId' | 'startedAt' | 'count' | 'batches'>,
    Pick<Outlook, 'waiting' | 'underWay' | 'unknown' | 'stopped'> {
  /** When it goes out, if that was said. */
  readonly sendAt: Date | undefined;
}

export function openRunOf(run: Run, outlook: Outlook): OpenRun {
  return {
    issueId: run.issueId,
    startedAt: run.startedAt,
    count: run.count,
    batches: run.batches,
    sendAt: run.terms.sendAt,
    waiting: outlook.waiting,
    underWay: outlook.underWay,
    unknown: outlook.unknown,
    stopped: outlook.stopped,
  };
}

/** `12 batches: 3 wait, 1 is unknown; paused` */
export function describeOpenRun(run: OpenRun, timeZone: string): string {
  const { batches, waiting, underWay, unknown, stopped, sendAt } = run;
  const parts = [
    ...(waiting > 0 ? [`${number(waiting)} ${waiting === 1 ? 'waits' : 'wait'}`] : []),
    ...(underWay > 0 ? [`${number(underWay)} under way`] : []),
    ...(unknown > 0 ? [`${number(unknown)} unknown`] : []),
  ];
  const what = parts.length === 0 ? 'none is left' : parts.join(', ');
  const words = `${number(batches)} ${batches === 1 ? 'batch' : 'batches'}: ${what}`;
  return [
    words,
    ...(stopped === 'paused' ? ['paused'] : []),
    ...(stopped === 'cancelling' ? ['being taken back'] : []),
    ...(sendAt === undefined ? [] : [`goes out ${localTime(sendAt, timeZone)}`]),
  ].join('; ');
}

/** The command that goes on with it. */
export function nextCommand({ issueId, unknown, stopped }: OpenRun): string {
  if (unknown > 0) return `roundup reconcile ${issueId}`;
  return stopped === 'cancelling'
    ? `roundup cancel ${issueId}`
    : `roundup publish ${issueId} --resume`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
