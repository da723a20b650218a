/** `roundup publish`: mails an issue to everyone who is due it. */
import type { Command } from 'commander';
import type { PublishPorts, PublishRequest } from '../../workflows/publish-request.ts';
import type { Preparation } from '../../workflows/prepare-publish.ts';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { publishPorts } from '../publish-ports.ts';
import { describePlan, describeChecks, describeProgress } from '../publish-report.ts';
import { readConfig } from '../read-config.ts';
import { requireIssue } from '../require-issue.ts';
import { wholeNumber } from '../whole-number.ts';
import { statusTable } from './status.ts';

interface PublishFlags {
  readonly plan: boolean;
  readonly confirm?: number;
  readonly test?: string;
  readonly tier: string;
  readonly allow: readonly string[];
}

export const registerPublish: Register = (program, start) => {
  program
    .command('publish')
    .summary('mail an issue to everyone who is due it')
    .description(
      'Checks the issue, shows the plan, and sends once the size of the audience is confirmed. Nobody gets an issue twice: the same command goes on where it was interrupted. Until a provider is set up, mails go to the outbox in .roundup/outbox/.',
    )
    .argument('<issue>', 'such as 2023-10')
    .option('--plan', 'show checks and plan; change nothing', false)
    .option('--confirm <count>', 'send unattended, if the audience has this size', wholeNumber)
    .option('--test <address>', 'send one copy, marked as a test, to this address')
    .option('--tier <tier>', 'the edition of the test copy', 'public')
    .option(
      '--allow <rule>',
      'send in spite of this rule of the mail lint; may be given again',
      (rule: string, before: readonly string[]) => [...before, rule],
      [],
    )
    .addHelpText(
      'after',
      example('roundup publish 2023-10 --plan', 'roundup publish 2023-10 --confirm=20000'),
    )
    .action((issueId: string, flags: PublishFlags, command: Command) =>
      start(command, async (context) => {
        const { loadPublishRequest } = await import('../../workflows/load-publish-request.ts');
        const { reporter, composition } = context;
        const content = await composition.content();
        const config = await readConfig(content, reporter);
        await requireIssue(content, issueId);
        const { allowRules } = await import('../../workflows/allow-rules.ts');
        const loaded = await loadPublishRequest(content, config, issueId);
        const request = allowRules(loaded, flags.allow);
        reporter.diagnostics([...request.diagnostics, ...request.mailDiagnostics]);
        await using store = await composition.store(config);
        const ports = await publishPorts(composition, config, store);
        if (flags.test === undefined) return await publish(context, ports, request, flags);
        return await sendTest(context, ports, request, { address: flags.test, tier: flags.tier });
      }),
    );
};

async function publish(
  context: CommandContext,
  ports: PublishPorts,
  request: PublishRequest,
  flags: PublishFlags,
): Promise<number> {
  const { reporter, signal } = context;
  const { preparePublish } = await import('../../workflows/prepare-publish.ts');
  const preparation = await preparePublish(ports, request);
  reporter.say(describeChecks(preparation.checks));
  if (flags.plan) {
    const { summary, checks, due } = preparation;
    reporter.answer(describePlan(preparation), { due, summary, checks });
    return checks.every((check) => check.ok || check.advice) ? exitCodes.ok : exitCodes.content;
  }
  reporter.say(describePlan(preparation));
  const { runPublish } = await import('../../workflows/publish.ts');
  const result = await runPublish(ports, preparation, {
    confirm: flags.confirm ?? (await askForCount(context, preparation)),
    onProgress: (progress) => reporter.progress(describeProgress(progress)),
    signal,
  });
  reporter.endProgress();
  reporter.answer(statusTable(result.status), result);
  if (result.outcome === 'nothing-due') reporter.say('Nothing was sent: everyone has it.');
  if (result.outcome === 'interrupted') {
    reporter.say(
      `Interrupted. The same command reaches the rest: roundup publish ${request.issueId}`,
    );
    return exitCodes.interrupted;
  }
  return result.unknown > 0 ? exitCodes.unresolved : exitCodes.ok;
}

/** Nobody is asked where nobody can answer: then nothing is confirmed. */
async function askForCount(context: CommandContext, preparation: Preparation) {
  const { askCount } = await import('../ask-count.ts');
  const { reporter, composition } = context;
  return () =>
    askCount(preparation.summary.count, {
      isUnattended: reporter.json || composition.environment.isUnattended,
    });
}

async function sendTest(
  { reporter }: CommandContext,
  ports: PublishPorts,
  request: PublishRequest,
  to: { readonly address: string; readonly tier: string },
): Promise<number> {
  const { sendTestCopy } = await import('../../workflows/send-test-copy.ts');
  const sent = await sendTestCopy(ports, request, to);
  reporter.answer(`${ports.transport.name} took one test copy: ${sent.subject}`, {
    transport: ports.transport.name,
    ...sent,
  });
  return exitCodes.ok;
}
