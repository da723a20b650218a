/** `roundup subscribers`: who gets the newsletter. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { subscriberStates, type SubscriberState } from '../../core/audience/subscriber.ts';
import type { AddOutcome } from '../../core/audience/consent.ts';
import { example, type Register, type Start } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { count } from '../plural.ts';
import { wholeNumber } from '../whole-number.ts';
import { readConfig } from '../read-config.ts';
import { reportRows } from '../report-rows.ts';

export const registerSubscribers: Register = (program, start) => {
  const subscribers = program.command('subscribers').summary('import, list, add or remove');
  subscribers
    .description('Who gets the newsletter: an address with proven consent each.')
    .addHelpText('after', example('roundup subscribers import members.csv'));
  registerImport(subscribers, start);
  registerList(subscribers, start);
  registerAdd(subscribers, start);
  registerRemove(subscribers, start);
};

function registerImport(subscribers: Command, start: Start): void {
  subscribers
    .command('import')
    .summary('import an export of another system')
    .description(
      'Reads a CSV with a column of addresses (Ghost, Substack, Mailchimp, Buttondown and others). Whoever left before stays away; importing twice changes nothing. A broken row stops the import unless --skip-invalid is given.',
    )
    .argument('<file>', 'a CSV file in UTF-8')
    .option('--skip-invalid', 'leave broken rows out and import the rest', false)
    .addHelpText('after', example('roundup subscribers import members.csv'))
    .action((file: string, options: { skipInvalid: boolean }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { importSubscribers } = await import('../../workflows/import-subscribers.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const report = await importSubscribers(
          {
            tables: await composition.tables(),
            subscribers: store.subscribers,
            clock: await composition.clock(),
          },
          { path: resolve(file), source: basename(file), skipInvalid: options.skipInvalid },
        );
        reportRows(reporter, basename(file), report.problems);
        const { counts } = report;
        const figures = `${counts.added} added, ${counts.unchanged} known, ${counts.suppressed + counts.notActive + counts.notSubscribed} without consent, ${count(counts.duplicates, 'duplicate')}, ${counts.invalid} broken`;
        reporter.answer(report.imported ? figures : `Nothing was imported: ${figures}`, report);
        return report.imported ? exitCodes.ok : exitCodes.content;
      }),
    );
}

function registerList(subscribers: Command, start: Start): void {
  subscribers
    .command('list')
    .summary('list subscribers')
    .description('Lists addresses, one a line; with --json one object a line.')
    .addOption(new Option('--state <state>', 'only these').choices(subscriberStates))
    .option('--limit <count>', 'at most so many', wholeNumber)
    .addHelpText('after', example('roundup subscribers list --state active --limit 20'))
    .action((options: { state?: SubscriberState; limit?: number }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { listSubscribers } = await import('../../workflows/list-subscribers.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const list = await listSubscribers({ subscribers: store.subscribers }, options);
        for await (const subscriber of list.subscribers) {
          const { address, state, tier, name, tags } = subscriber;
          const text = [address.spelling, state, tier, name ?? ''].join('\t').trimEnd();
          reporter.answer(text, { address: address.spelling, state, tier, name, tags });
        }
        const figures = Object.entries(list.counts).filter(([, number]) => number > 0);
        reporter.say(
          figures.map(([state, number]) => `${number} ${state}`).join(', ') ||
            'No subscribers yet.',
        );
        return exitCodes.ok;
      }),
    );
}

function registerAdd(subscribers: Command, start: Start): void {
  subscribers
    .command('add')
    .summary('add one person, whose consent you vouch for')
    .description('Adds one address. Somebody who left before is not brought back.')
    .argument('<address>', 'an e-mail address')
    .option('--name <name>', 'how to call them')
    .addHelpText('after', example('roundup subscribers add ada@example.com --name "Ada Osei"'))
    .action((address: string, options: { name?: string }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { addSubscriber } = await import('../../workflows/add-subscriber.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const ports = { subscribers: store.subscribers, clock: await composition.clock() };
        const outcome = await addSubscriber(ports, { address, name: options.name });
        reporter.answer(addSentences[outcome], { outcome });
        return outcome === 'added' || outcome === 'unchanged' ? exitCodes.ok : exitCodes.failure;
      }),
    );
}

const addSentences: Readonly<Record<AddOutcome, string>> = {
  added: 'Added.',
  unchanged: 'Known already; nothing changed.',
  suppressed: 'Not added: this person left or was removed.',
  'not-active': 'Not added: this person has not confirmed yet, or gets no mail.',
};

function registerRemove(subscribers: Command, start: Start): void {
  subscribers
    .command('remove')
    .summary('remove one person for good')
    .description('Ends a subscription; no import brings the address back.')
    .argument('<address>', 'an e-mail address')
    .addHelpText('after', example('roundup subscribers remove ada@example.com'))
    .action((address: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { removeSubscriber } = await import('../../workflows/remove-subscriber.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const ports = { subscribers: store.subscribers, clock: await composition.clock() };
        const outcome = await removeSubscriber(ports, { address });
        const sentences = {
          ended: 'Removed.',
          already: 'Had left before; nothing changed.',
          unknown: 'No subscriber has this address.',
        };
        reporter.answer(sentences[outcome], { outcome });
        return outcome === 'unknown' ? exitCodes.failure : exitCodes.ok;
      }),
    );
}
