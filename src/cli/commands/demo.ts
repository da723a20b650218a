/** `roundup demo`: the main job from end to end, on files of its own. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { compose } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import type { Archive } from '../../core/edition/archive.ts';
import type { Store } from '../../adapters/store/store.ts';
import { type CommandContext, example, type Register } from '../command.ts';
import { buildArchive } from '../build-archive.ts';
import { type DemoDoors, demoDoors } from '../demo-doors.ts';
import { exitCodes } from '../exit-codes.ts';
import { guardedEditions } from '../guarded-editions.ts';
import { portNumber } from '../port-number.ts';
import { publishPorts } from '../publish-ports.ts';
import { requireArchive } from '../require-archive.ts';
import { untilAborted } from '../until-aborted.ts';
import { statusTable } from './status.ts';

interface DemoFlags {
  readonly once: boolean;
  readonly port: number;
}

/** Shipped with the engine: four invented people, one of them a patron. */
const DATA = resolve(import.meta.dirname, '../../../scripts/demo');

export const registerDemo: Register = (program, start) => {
  program
    .command('demo')
    .summary('see it all at work: build, mail to an outbox, serve')
    .description(
      'Imports four example subscribers into a scratch store, builds the archive to dist/, publishes the newest issue to an outbox and serves both; the form in the archive subscribes whoever tries it. Everything but dist/ stays in .roundup/demo/; no mail leaves this machine.',
    )
    .option('--once', 'end instead of serving', false)
    .option(
      '--port <number>',
      'where to serve the archive; the outbox is one above',
      portNumber,
      4321,
    )
    .addHelpText('after', example('roundup demo --once'))
    .action((flags: DemoFlags, command: Command) =>
      start(command, async (context) => {
        const demo = demoContext(context);
        const archive = await requireArchive(demo.composition, demo.reporter);
        const config = keptFromProviders(archive.config);
        await using store = await demo.composition.store(config);
        if (flags.once) {
          await makeAll(demo, store, { archive, config });
          return exitCodes.ok;
        }
        await using doors = await demoDoors(flags.port, demo.composition);
        await makeAll(demo, store, { archive: withNearForm(archive), config });
        await serve(demo, store, { doors, config: servedAt(config, doors.archive) });
        return exitCodes.ok;
      }),
    );
};

/** Never the author's store. */
function demoContext(context: CommandContext): CommandContext {
  const composition = compose({
    root: context.root,
    environment: context.composition.environment,
    stateDir: join(context.root, '.roundup/demo'),
  });
  return { ...context, composition };
}

/** Whatever key the shell has, and whatever the config chose. */
function keptFromProviders(config: Config): Config {
  return { ...config, delivery: { ...config.delivery, transport: 'outbox' } };
}

/** Links in mails to those who come lead to `address`, and forms of its pages are taken by either of its names. */
function servedAt(config: Config, address: string): Config {
  const { server } = config;
  const allowedOrigins = [...server.allowedOrigins, address.replace('127.0.0.1', 'localhost')];
  return { ...config, server: { ...server, url: address, allowedOrigins } };
}

/** Its form is sent to the host that the page is on, and never to the newsletter's own server. */
function withNearForm(archive: Archive<Config>): Archive<Config> {
  const { config } = archive;
  return { ...archive, config: { ...config, server: { ...config.server, url: undefined } } };
}

/** `archive` is what pages are made of, `config` what mails are. */
async function makeAll(
  demo: CommandContext,
  store: Store,
  { archive, config }: { readonly archive: Archive<Config>; readonly config: Config },
): Promise<void> {
  const { reporter, composition } = demo;
  await importPeople(demo, config, store);
  const built = await buildArchive(composition, { archive, outDir: resolve(demo.root, 'dist') });
  reporter.say(`Archive: ${built.files} files in dist/, ${built.extrasGuarded} extras kept in`);
  const newest = archive.editions[0]?.id;
  if (newest !== undefined) await publishToOutbox(demo, config, store, newest);
}

async function importPeople(
  { composition, reporter }: CommandContext,
  config: Config,
  store: Store,
): Promise<void> {
  const { prepareImport } = await import('../../workflows/prepare-import.ts');
  const { commitImport } = await import('../../workflows/commit-import.ts');
  const { importPatrons } = await import('../../workflows/import-patrons.ts');
  const tables = await composition.tables();
  const clock = await composition.clock();
  await using prepared = await prepareImport(
    { tables, records: store.records, clock },
    { path: join(DATA, 'subscribers.csv'), fileName: 'demo', map: {}, skipInvalid: false },
  );
  const { counts } = prepared;
  await commitImport({ clock }, prepared, async (size) => size);
  reporter.say(`Subscribers: ${counts.added} added, ${counts.unchanged} known`);
  if (config.tiers.length === 0) return;
  const patrons = await importPatrons(
    { tables, patrons: store.patrons, clock },
    {
      path: join(DATA, 'patrons.csv'),
      label: 'demo',
      tiers: config.tiers,
      graceDays: config.patrons.graceDays,
      skipInvalid: true,
      consent: async ({ went }) => went,
    },
  );
  reporter.say(`Patrons: ${patrons.granted}`);
}

async function publishToOutbox(
  { composition, reporter, signal }: CommandContext,
  config: Config,
  store: Store,
  issueId: string,
): Promise<void> {
  const { loadPublishRequest } = await import('../../workflows/load-publish-request.ts');
  const { preparePublish } = await import('../../workflows/prepare-publish.ts');
  const { runPublish } = await import('../../workflows/publish.ts');
  const content = await composition.content();
  const links = await composition.extraLinks(config);
  const loaded = await loadPublishRequest(content, config, issueId, links);
  const request = { ...loaded, leaks: await guardedEditions(composition, config, loaded) };
  const ports = await publishPorts(composition, config, { store, rehearse: true });
  const preparation = await preparePublish(ports, request, {
    terms: { at: undefined, isNow: true, undoMinutes: 0 },
  });
  const result = await runPublish(ports, preparation, {
    confirm: preparation.summary.count,
    signal,
  });
  reporter.say(`Mails: issue ${issueId} in ${join(composition.stateDir, 'outbox')}`);
  reporter.answer(statusTable(result.status, config.timeZone), result);
}

/** Until Ctrl-C. */
async function serve(
  { root, composition, reporter, signal }: CommandContext,
  store: Store,
  { doors, config }: { readonly doors: DemoDoors; readonly config: Config },
): Promise<void> {
  const { archive, outbox } = doors;
  const distDir = resolve(root, 'dist');
  doors.open(await composition.server(store, { config, distDir, log: () => {} }));
  reporter.answer(
    [
      '',
      `The archive  ${archive}/`,
      `The outbox   ${outbox}/`,
      '',
      'Subscribe with the form in the archive: a moment later the mail that asks you is in the outbox',
      '(reload it). Its link leads back here, and so do those of the welcome that follows: to leave,',
      'to pause, and to your settings.',
      '',
      'Ctrl-C ends both.',
    ].join('\n'),
    { archive, outbox },
  );
  await untilAborted(signal);
}
