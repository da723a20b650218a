/** The figures of deliveries as a table, and what they must come to. */
import { table } from '../table.ts';
import type { Verdict } from '../targets.ts';
import type { DeliveryFigure } from './delivery-times.ts';

const LARGE = 1_000_000;
const PER_REQUEST = 1000;

export function deliveryTable(figures: readonly DeliveryFigure[]): string {
  const head = [
    'Delivery',
    'import',
    'peak',
    'list | head',
    '1st request',
    'last',
    'peak',
    'requests',
  ];
  return table([
    head,
    ...figures.map(({ publish, ...figure }) => [
      nameOf(figure),
      seconds(figure.importMs),
      megabytes(figure.importMegabytes),
      seconds(figure.headMs),
      seconds(publish.firstMs),
      seconds(publish.lastMs),
      megabytes(publish.megabytes),
      publish.requests.toLocaleString('en'),
    ]),
  ]);
}

/** Ghost took 38 to 76 s and 740 MB for 100,000 on the same kind of machine. */
export function deliveryVerdicts(figures: readonly DeliveryFigure[]): Verdict[] {
  return figures.flatMap((figure) => {
    const name = nameOf(figure);
    const { publish, subscribers } = figure;
    const requests: Verdict = {
      name: `${name}: requests`,
      target: `exactly ${Math.ceil(subscribers / PER_REQUEST)}, everybody in one`,
      measured: `${publish.requests}, ${publish.accepted} accepted`,
      met:
        publish.requests === Math.ceil(subscribers / PER_REQUEST) &&
        publish.accepted === subscribers,
    };
    if (figure.engine === 'PostgreSQL') return [requests];
    const head = atMost(`${name}: list | head`, figure.headMs, 500);
    if (subscribers < LARGE) {
      return [
        requests,
        head,
        atMost(`${name}: last accepted request`, publish.lastMs, 8000),
        atMost(`${name}: first request`, publish.firstMs, 2000),
        within(`${name}: publish`, publish.megabytes, 250),
      ];
    }
    return [
      requests,
      head,
      atMost(`${name}: import`, figure.importMs, 40_000),
      within(`${name}: import`, figure.importMegabytes, 250),
      atMost(`${name}: until the first request`, publish.firstMs, 15_000),
      atMost(`${name}: submitting`, publish.lastMs - publish.firstMs, 60_000),
      within(`${name}: publish`, publish.megabytes, 300),
    ];
  });
}

function nameOf({
  engine,
  subscribers,
  workers,
}: Pick<DeliveryFigure, 'engine' | 'subscribers' | 'workers'>): string {
  return `${subscribers.toLocaleString('en')} on ${engine}, ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
}

function atMost(name: string, ms: number, mostMs: number): Verdict {
  return { name, target: `<= ${seconds(mostMs)}`, measured: seconds(ms), met: ms <= mostMs };
}

function within(name: string, measured: number, most: number): Verdict {
  return {
    name: `${name}, memory`,
    target: `<= ${most} MB`,
    measured: megabytes(measured),
    met: measured <= most,
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function megabytes(amount: number): string {
  return `${amount.toFixed(0)} MB`;
}
