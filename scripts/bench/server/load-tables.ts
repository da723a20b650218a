/** The figures of the loaded server as tables, and what they must come to. */
import { table } from '../table.ts';
import type { Verdict } from '../targets.ts';
import type { Latencies } from './latencies.ts';
import type { LoadFigures } from './server-loads.ts';
import type { SubscribeFigure } from './subscribe-load.ts';
import type { WebhookFigure } from './webhook-load.ts';

const TAKEN_WITHIN_MS = 2000;
/** Of so many events at once. */
const BURST = 10_000;
/** Twice what limits and used stamps take of 15,000 readers; the most of each is bounded. */
const FLAT_MEGABYTES = 32;

const NOTES = [
  'Readers come at a steady rate, whether or not the ones before were answered, and latencies count from',
  'when the turn of a request was. Each opens the form, reads it for two seconds, and sends it; a page of',
  'the archive is asked for 20 times a second meanwhile. Memory is the resident set of the server.',
  'Bursts of webhooks are sent at once; recorded is when the inbox is empty again.',
];

export function loadTables({ subscribes, webhooks }: LoadFigures): string {
  const head = ['Readers', 'sent', 'answered', 'failed', 'p50', 'p99', 'longest', 'processor'];
  const rows = subscribes.flatMap((figure) => {
    const { engine, forms, posts, pages } = figure;
    const share = `${(figure.processorShare * 100).toFixed(0)} %`;
    return [
      [`${engine}, POST /subscribe`, ...latencyCells(posts), share],
      [`${engine}, GET /subscribe/form`, ...latencyCells(forms), ''],
      [`${engine}, GET /`, ...latencyCells(pages), ''],
    ];
  });
  const webhookHead = [
    'Webhooks',
    'requests',
    'failed',
    'p99',
    'taken',
    'recorded',
    'p99 of GET /',
  ];
  const webhookRows = webhooks.map((figure) => [
    nameOf(figure),
    figure.requests.toLocaleString('en'),
    String(figure.answers.failed),
    ms(figure.answers.p99Ms),
    seconds(figure.takenMs),
    seconds(figure.recordedMs),
    ms(figure.pages.p99Ms),
  ]);
  return [
    table([head, ...rows]),
    ...subscribes.map(memoryLine),
    '',
    table([webhookHead, ...webhookRows]),
    ...NOTES,
  ].join('\n');
}

export function loadVerdicts({ subscribes, webhooks }: LoadFigures): Verdict[] {
  return [
    ...subscribes.flatMap((figure): Verdict[] => {
      const { engine, perSecond, seconds: time, posts, forms, live } = figure;
      const failed = posts.failed + forms.failed;
      const growth = live.after - live.before;
      return [
        {
          name: `${engine}: ${perSecond} forms a second for ${time} s`,
          target: `all ${(perSecond * time).toLocaleString('en')} taken, no error`,
          measured: `${posts.answered.toLocaleString('en')} taken, ${failed} errors, p99 ${ms(posts.p99Ms)}`,
          met: failed === 0 && posts.answered === perSecond * time,
        },
        {
          name: `${engine}: memory that is live afterwards`,
          target: `flat, at most ${FLAT_MEGABYTES} MB more`,
          measured: `${growth < 0 ? '' : '+'}${growth.toFixed(0)} MB`,
          met: growth <= FLAT_MEGABYTES,
        },
      ];
    }),
    ...webhooks
      .filter(({ events }) => events === BURST)
      .map((figure) => ({
        name: nameOf(figure),
        target: `<= ${seconds(TAKEN_WITHIN_MS)}, each recorded once`,
        measured: `${seconds(figure.takenMs)}, ${figure.counted.toLocaleString('en')} recorded, p99 ${ms(figure.answers.p99Ms)}`,
        met:
          figure.takenMs <= TAKEN_WITHIN_MS &&
          figure.answers.failed === 0 &&
          figure.counted === figure.events,
      })),
  ];
}

function memoryLine({ engine, memory, live, mails, waiting }: SubscribeFigure): string {
  const curve = memory
    .map(({ atSecond, megabytes }) => `${megabytes.toFixed(0)} MB (${atSecond} s)`)
    .join(', ');
  return `${engine}: ${curve}; live ${live.before.toFixed(0)} MB before, ${live.after.toFixed(0)} MB after; ${mails.toLocaleString('en')} mails out, ${waiting.toLocaleString('en')} forms wait for their turn`;
}

function nameOf({ engine, provider, events, requests }: WebhookFigure): string {
  return `${engine}, ${events.toLocaleString('en')} events of ${provider}, ${(events / requests).toLocaleString('en')} a request`;
}

function latencyCells({ answered, failed, p50Ms, p99Ms, maxMs }: Latencies): string[] {
  return [
    (answered + failed).toLocaleString('en'),
    answered.toLocaleString('en'),
    String(failed),
    ms(p50Ms),
    ms(p99Ms),
    ms(maxMs),
  ];
}

function ms(amount: number): string {
  return `${amount.toFixed(0)} ms`;
}

function seconds(amount: number): string {
  return `${(amount / 1000).toFixed(2)} s`;
}
