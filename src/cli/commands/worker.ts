/** `roundup worker`: sends what was published for later, and helps with what is under way. */
import type { Command } from 'commander';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { guardedEditions } from '../guarded-editions.ts';
import { keepHeapSmall } from '../keep-heap-small.ts';
import { publishPorts } from '../publish-ports.ts';
import { readConfig } from '../read-config.ts';

export const registerWorker: Register = (program, start) => {
  program
    .command('worker')
    .summary('send what is due, until it is stopped')
    .description(
      'Carries unfinished runs on: those published with --at for later, and those that were cut off. Any number of workers may share one PostgreSQL (DATABASE_URL), each with a copy of the newsletter’s folder; any of them may die at any time. Ctrl-C ends after the batch under way.',
    )
    .addHelpText('after', example('roundup worker'))
    .action((_options: unknown, command: Command) =>
      start(command, async ({ reporter, composition, signal }) => {
        keepHeapSmall();
        const { work } = await import('../../workflows/work.ts');
        const { loadPublishRequest } = await import('../../workflows/load-publish-request.ts');
        const content = await composition.content();
        const config = await readConfig(content, reporter);
        const links = await composition.extraLinks(config);
        await using store = await composition.store(config);
        const ports = await publishPorts(composition, config, { store, rehearse: false });
        await using wakeups = await composition.wakeups(store, (problem) => reporter.say(problem));
        reporter.say(`Waiting for what is due, by ${ports.transport.name}. Ctrl-C ends.`);
        await work(
          {
            ...ports,
            wakeups,
            load: async (issueId) => {
              const loaded = await loadPublishRequest(content, config, issueId, links);
              return { ...loaded, leaks: await guardedEditions(composition, config, loaded) };
            },
          },
          { signal, say: (line) => reporter.say(line) },
        );
        return exitCodes.ok;
      }),
    );
};
