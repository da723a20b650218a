/** What the figures about mails must come to. */
import type { Verdict } from '../targets.ts';
import { type HostileFigure, type MailFigure, type MemoryFigure, OWN } from './mail-figure.ts';
import type { MailTimes } from './mail-times.ts';

const MOST_MS = 10;
const MOST_GROWTH = 0.05;
const MOST_HOSTILE_MS = 1000;

export function mailVerdicts({ engines, memory, hostile }: MailTimes): Verdict[] {
  const own = engines.find(({ name }) => name === OWN);
  if (own === undefined) return [];
  const peers = engines.filter(({ name }) => !name.startsWith('Roundup'));
  return [
    {
      name: 'mail from hast to HTML',
      target: `<= ${MOST_MS} ms`,
      measured: `${own.ms.toFixed(1)} ms`,
      met: own.ms <= MOST_MS,
    },
    ...peers.map((peer) => sizeVerdict(own, peer)),
    memoryVerdict(memory),
    ...hostile.map(hostileVerdict),
  ];
}

function sizeVerdict(own: MailFigure, peer: MailFigure): Verdict {
  return {
    name: `size of a mail beside ${peer.name}'s`,
    target: `< ${peer.bytes.toLocaleString('en')} B`,
    measured: `${own.bytes.toLocaleString('en')} B`,
    met: own.bytes < peer.bytes,
  };
}

function memoryVerdict({ first, editions, before, after }: MemoryFigure): Verdict {
  const growth = after / before - 1;
  return {
    name: `heap after ${editions.toLocaleString('en')} editions (${after.toFixed(1)} MB) beside ${first} (${before.toFixed(1)} MB)`,
    target: `< ${MOST_GROWTH * 100} % more`,
    measured: `${(growth * 100).toFixed(1)} %`,
    met: growth < MOST_GROWTH,
  };
}

function hostileVerdict({ name, ms, outcome }: HostileFigure): Verdict {
  return {
    name: `hostile: ${name}`,
    target: `< ${MOST_HOSTILE_MS} ms`,
    measured: ms === undefined ? outcome : `${ms.toFixed(0)} ms`,
    met: ms !== undefined && ms < MOST_HOSTILE_MS,
  };
}
