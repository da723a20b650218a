/** `roundup demo`: the main job from end to end, on files of its own. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { compose } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import type { Store } from '../../adapters/store/store.ts';
import { type CommandContext, example, type Register } from '../command.ts';
import { buildArchive } from '../build-archive.ts';
import { exitCodes } from '../exit-codes.ts';
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
      'Imports four example subscribers into a scratch store, builds the archive to dist/, publishes the newest issue to an outbox and serves both. Everything but dist/ stays in .roundup/demo/; no mail leaves this machine.',
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
        await importPeople(demo, config, store);
        const built = await buildArchive(demo.composition, archive, {
          outDir: resolve(demo.root, 'dist'),
        });
        demo.reporter.say(
          `Archive: ${built.files} files in dist/, ${built.extrasGuarded} extras kept in`,
        );
        const newest = archive.editions[0]?.id;
        if (newest !== undefined) await publishToOutbox(demo, config, store, newest);
        if (!flags.once) await serveBoth(demo, config, store, flags.port);
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
    { tables, patrons: store.patrons },
    { path: join(DATA, 'patrons.csv'), label: 'demo', tiers: config.tiers, skipInvalid: true },
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
  const request = await loadPublishRequest(await composition.content(), config, issueId);
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

async function serveBoth(
  { root, composition, reporter, signal }: CommandContext,
  config: Config,
  store: Store,
  port: number,
): Promise<void> {
  const { listen } = await import('../../server/listen.ts');
  const { createOutboxServer } = await import('../../server/create-outbox-server.ts');
  const log = (): void => {};
  const app = await composition.server(store, { config, distDir: resolve(root, 'dist'), log });
  const hostname = '127.0.0.1';
  await using archive = disposable(await listen(app, { port, hostname }));
  await using outbox = disposable(
    await listen(createOutboxServer({ dir: join(composition.stateDir, 'outbox') }), {
      port: port === 0 ? 0 : port + 1,
      hostname,
    }),
  );
  reporter.answer(
    `\nThe archive  ${archive.url}/\nThe outbox   ${outbox.url}/\n\nCtrl-C ends both.`,
    { archive: archive.url, outbox: outbox.url },
  );
  await untilAborted(signal);
}

function disposable<T extends { close(): Promise<void> }>(closable: T): T & AsyncDisposable {
  return Object.assign(closable, { [Symbol.asyncDispose]: () => closable.close() });
}
