/** `roundup doctor`: looks at all that a newsletter depends on, and says how to mend what is wrong. */
import type { Command } from 'commander';
import { failureOf } from '../../core/doctor/diagnose.ts';
import { example, type Register } from '../command.ts';
import { countsOf, describeFindings } from '../doctor-report.ts';
import { exitCodes } from '../exit-codes.ts';
import { resolverAddress } from '../resolver-address.ts';
import { selectorName } from '../selector-name.ts';
import { serverAddress } from '../server-address.ts';

interface Options {
  readonly offline?: true;
  readonly server?: string;
  readonly resolver?: string;
  readonly selector?: string;
}

export const registerDoctor: Register = (program, start) => {
  program
    .command('doctor')
    .summary('find what would keep mail from arriving')
    .description(
      'Looks at the config, the keys, the store, git, the clock, the provider, the DNS of the sender’s domain, and the running server, where it tries to unsubscribe somebody who does not exist. Changes nothing, and shows no key.',
    )
    .option('--offline', 'ask nothing of the network')
    .option('--server <url>', 'try this server instead of the config’s', serverAddress)
    .option(
      '--resolver <address>',
      'ask this DNS server, such as 9.9.9.9 or 127.0.0.1:5353',
      resolverAddress,
    )
    .option('--selector <name>', 'where the DKIM key stands: <name>._domainkey', selectorName)
    .addHelpText(
      'after',
      example('roundup doctor', 'roundup doctor --server http://127.0.0.1:4321'),
    )
    .action((options: Options, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { examine } = await import('../../workflows/doctor.ts');
        const tools = await composition.doctorTools(options.resolver);
        const content = await composition.content();
        const findings = await examine(
          {
            ...tools,
            clock: await composition.clock(),
            transport: (config) => composition.transport(config),
          },
          {
            config: await content.config(),
            environment: composition.environment,
            offline: options.offline === true,
            serverUrl: options.server,
            selector: options.selector,
            namesResolver: options.resolver !== undefined,
          },
        );
        reporter.answer(describeFindings(findings), { findings, counts: countsOf(findings) });
        const failure = failureOf(findings);
        return failure === undefined ? exitCodes.ok : exitCodes[failure];
      }),
    );
};
