/** `npm run bench`: how fast Roundup is, beside Eleventy and other mail engines in the same run. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { captureTable, captureTimes, captureVerdicts } from './capture/capture-times.ts';
import { type BuildFigure, buildRounds, states } from './build-rounds.ts';
import { deliveryTable, deliveryVerdicts } from './delivery/delivery-tables.ts';
import { deliveryTimes, type DeliveryFigure } from './delivery/delivery-times.ts';
import { linkTable, linkVerdicts } from './links/link-tables.ts';
import { linkFigures, type LinkFigures } from './links/search-times.ts';
import { mailTables } from './mail/mail-tables.ts';
import { mailVerdicts } from './mail/mail-targets.ts';
import { mailTimes } from './mail/mail-times.ts';
import { requirePeers } from './require-peers.ts';
import { openingTimes } from './sealing/opening-times.ts';
import { sealingTable, sealingVerdicts } from './sealing/sealing-tables.ts';
import { sealingTimes } from './sealing/sealing-times.ts';
import { archiveRounds } from './server/archive-rounds.ts';
import { loadTables, loadVerdicts } from './server/load-tables.ts';
import { serverLoads } from './server/server-loads.ts';
import { archiveTable, archiveVerdicts } from './server/server-tables.ts';
import { smallTimes } from './small-times.ts';
import { table } from './table.ts';
import { buildVerdicts, timeVerdict, type Verdict } from './targets.ts';

const USAGE = `Usage: npm run bench -- [--quick] [--builds] [--mail] [--delivery] [--server] [--sealing] [--capture [--pages FOLDER]] [--links] [--strict]

Needs the peers once: npm ci --ignore-scripts --prefix scripts/bench/peers

  --quick    100 issues, 100,000 subscribers, few and short rounds only
  --builds   builds only: 100, 1,000 and 5,000 issues of 20 links, beside Eleventy, and Hugo
             where /usr/bin/hugo is
  --mail     mails only: time, size, memory, hostile input
  --delivery deliveries only: import, plan, submit, on SQLite and PostgreSQL
  --server   the server only: archive pages beside the framework's bare static server, a flood of
             readers, bursts of webhooks, on SQLite and PostgreSQL
  --sealing  extras only: sealed, with the rings of 10,000 patrons, and opened in Chromium
  --capture  metadata of 130 saved pages only, beside metascraper and open-graph-scraper
  --pages    other pages for it, such as test/test-pages of a clone of mozilla/readability
  --links    the link archive only: the search over 10,000 and 30,000 links in Chromium, links loaded
  --strict   exit with 1 when a target is missed
`;

const SIZES = {
  100: { cold: 3, unchanged: 5, 'one edited': 5 },
  1000: { cold: 1, unchanged: 5, 'one edited': 5 },
  5000: { cold: 1, unchanged: 1, 'one edited': 1 },
} as const;

const ROUNDS = { quick: { rounds: 3, seconds: 2 }, full: { rounds: 7, seconds: 4 } } as const;
const LOAD_SECONDS = { quick: 5, full: 30 } as const;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    builds: { type: 'boolean', default: false },
    mail: { type: 'boolean', default: false },
    delivery: { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
    sealing: { type: 'boolean', default: false },
    capture: { type: 'boolean', default: false },
    pages: { type: 'string' },
    links: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) process.stdout.write(USAGE);
else process.exitCode = await run();

async function run(): Promise<number> {
  const parts = await chosenParts();
  const verdicts = parts.flatMap((part) => part.verdicts);
  process.stdout.write(
    [
      `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`,
      '',
      ...parts.flatMap(({ tables }) => [tables, '']),
      ...verdicts.map(describeVerdict),
      '',
    ].join('\n'),
  );
  return options.strict && verdicts.some((verdict) => !verdict.met) ? 1 : 0;
}

async function chosenParts(): Promise<Part[]> {
  if (options.delivery) return [await deliveryPart()];
  if (options.server) return [await serverPart()];
  if (options.sealing) return [await sealingPart()];
  if (options.links) return [await linksPart()];
  await requirePeers();
  if (options.builds) return [await buildPart()];
  if (options.mail) return [await mailPart()];
  if (options.capture) return [await capturePart()];
  return [
    await buildPart(),
    await mailPart(),
    await deliveryPart(),
    await serverPart(),
    await sealingPart(),
    await capturePart(),
    await linksPart(),
  ];
}

interface Part {
  readonly tables: string;
  readonly verdicts: readonly Verdict[];
}

async function buildPart(): Promise<Part> {
  const small = await smallTimes();
  const figures: BuildFigure[] = [];
  for (const issues of options.quick ? ([100] as const) : ([100, 1000, 5000] as const)) {
    figures.push(
      ...(await buildRounds({ issues, repetitions: SIZES[issues], onProgress: report })),
    );
  }
  const smallRows = Object.values(small).map(({ name, ms, repetitions }) => [
    name,
    `${ms.toFixed(1)} ms`,
    `median of ${repetitions}`,
  ]);
  return {
    tables: [buildTable(figures), '', table(smallRows)].join('\n'),
    verdicts: [
      ...buildVerdicts(figures),
      timeVerdict(small.edition, 50),
      timeVerdict(small.check, 1000),
      timeVerdict(small.help, 300),
    ],
  };
}

async function mailPart(): Promise<Part> {
  const times = await mailTimes(report);
  return { tables: mailTables(times), verdicts: mailVerdicts(times) };
}

async function deliveryPart(): Promise<Part> {
  const figures: DeliveryFigure[] = [];
  for (const subscribers of options.quick ? [100_000] : [100_000, 1_000_000]) {
    for (const [engine, workers] of [
      ['SQLite', 1],
      ['PostgreSQL', 4],
    ] as const) {
      report(`${subscribers.toLocaleString('en')} subscribers on ${engine}`);
      figures.push(await deliveryTimes({ engine, subscribers, workers }));
    }
  }
  return { tables: deliveryTable(figures), verdicts: deliveryVerdicts(figures) };
}

async function serverPart(): Promise<Part> {
  const size = options.quick ? 'quick' : 'full';
  const archive = await archiveRounds({ ...ROUNDS[size], onProgress: report });
  const loads = await serverLoads({ seconds: LOAD_SECONDS[size], onProgress: report });
  return {
    tables: [archiveTable(archive), '', loadTables(loads)].join('\n'),
    verdicts: [...archiveVerdicts(archive), ...loadVerdicts(loads)],
  };
}

async function sealingPart(): Promise<Part> {
  report('500 extras and the rings of 10,000 patrons');
  const sealing = await sealingTimes(500, 10_000);
  report('opening in Chromium');
  const opening = await openingTimes(options.quick ? 3 : 9);
  return { tables: sealingTable(sealing, opening), verdicts: sealingVerdicts(sealing, opening) };
}

async function capturePart(): Promise<Part> {
  report('metadata of saved pages');
  const figures = await captureTimes(options.pages);
  return { tables: captureTable(figures), verdicts: captureVerdicts(figures) };
}

async function linksPart(): Promise<Part> {
  const figures: LinkFigures[] = [];
  for (const links of options.quick ? [10_000] : [10_000, 30_000]) {
    report(`the search over ${links.toLocaleString('en')} links`);
    figures.push(await linkFigures(links, options.quick ? 3 : 5));
  }
  return { tables: linkTable(figures), verdicts: linkVerdicts(figures) };
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}

function buildTable(figures: readonly BuildFigure[]): string {
  const sizes = [...new Set(figures.map((figure) => figure.issues))];
  const rows = sizes.flatMap((issues) =>
    states.map((state) => {
      const own = figures.filter((figure) => figure.issues === issues && figure.state === state);
      return [
        `${issues.toLocaleString('en')} issues, ${state}`,
        ...own.flatMap(({ ms, processorMs, megabytes }) => [
          `${(ms / 1000).toFixed(2)} s`,
          `${(processorMs / 1000).toFixed(2)} s`,
          `${megabytes.toFixed(0)} MB`,
        ]),
        String(own[0]?.repetitions ?? 0),
      ];
    }),
  );
  const builders = [...new Set(figures.map(({ builder }) => builder))];
  const head = builders.flatMap((builder) => [builder, 'processors', 'peak']);
  return table([['Build', ...head, 'medians of'], ...rows]);
}

function describeVerdict({ name, target, measured, met }: Verdict): string {
  return `${name}: target ${target}, measured ${measured}, ${met ? 'met' : 'missed'}`;
}
