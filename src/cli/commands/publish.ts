/** `roundup publish`: mails an issue to everyone who is due it. */
import { Option, type Command } from 'commander';
import type { Config } from '../../config/schema.ts';
import type { SubscriberStore } from '../../ports/subscribers.ts';
import type {
  PublishPorts,
  PublishRequest,
  PublishWishes,
} from '../../workflows/publish-request.ts';
import type { Run } from '../../core/delivery/run.ts';
import type { PublishResult } from '../../workflows/publish.ts';
import type { PullSuppressionsPorts } from '../../workflows/pull-suppressions.ts';
import type { Preparation } from '../../workflows/prepare-publish.ts';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { guardedEditions } from '../guarded-editions.ts';
import { keepHeapSmall } from '../keep-heap-small.ts';
import { count } from '../plural.ts';
import { publishPorts } from '../publish-ports.ts';
import { describePlan, describeChecks, describeProgress } from '../publish-report.ts';
import { readConfig } from '../read-config.ts';
import { requireIssue } from '../require-issue.ts';
import { wholeNumber } from '../whole-number.ts';
import { timeOf } from '../time-of.ts';
import { statusTable } from './status.ts';

interface PublishFlags {
  readonly plan: boolean;
  readonly confirm?: number;
  readonly test?: string;
  readonly tier: string;
  readonly allow: readonly string[];
  readonly rehearse: boolean;
  readonly now: boolean;
  readonly at?: string;
  readonly segment?: string;
  readonly onlyFailed: boolean;
  readonly resume: boolean;
  readonly acceptChange: boolean;
  readonly skipSuppressions: boolean;
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
    .option('--rehearse', 'go all the way, and let no mail out', false)
    .addOption(
      new Option('--now', 'send at once, and give up the time in which it can be taken back')
        .default(false)
        .conflicts('at'),
    )
    .option('--at <time>', 'send at this time of the newsletter’s time zone, 2026-12-01T09:00')
    .option('--segment <tag>', 'only to subscribers with this tag')
    .addOption(
      new Option('--only-failed', 'only to those whom the provider refused before')
        .default(false)
        .conflicts(['resume', 'acceptChange']),
    )
    .option('--resume', 'go on with an unfinished run, never begin one', false)
    .option('--accept-change', 'send the changed issue to whoever has not got it yet', false)
    .option('--skip-suppressions', 'do not ask the provider whom it mails no longer', false)
    .addHelpText(
      'after',
      example(
        'roundup publish 2023-10 --plan',
        'roundup publish 2023-10 --confirm=20000',
        'roundup publish 2023-10 --at 2023-11-02T09:00',
      ),
    )
    .action((issueId: string, flags: PublishFlags, command: Command) =>
      start(command, async (context) => {
        keepHeapSmall();
        const { loadPublishRequest } = await import('../../workflows/load-publish-request.ts');
        const { reporter, composition } = context;
        const content = await composition.content();
        const config = await readConfig(content, reporter);
        await requireIssue(content, issueId);
        const { allowRules } = await import('../../workflows/allow-rules.ts');
        const links = await composition.extraLinks(config);
        const loaded = await loadPublishRequest(content, config, issueId, links);
        const leaks = await guardedEditions(composition, config, loaded);
        const request = { ...allowRules(loaded, flags.allow), leaks };
        reporter.diagnostics([...request.diagnostics, ...request.mailDiagnostics]);
        await using store = await composition.store(config, flags);
        const ports = await publishPorts(composition, config, { store, ...flags });
        if (flags.test === undefined) {
          return await publish(context, ports, { ...store, request, config, flags });
        }
        return await sendTest(context, ports, request, { address: flags.test, tier: flags.tier });
      }),
    );
};

async function publish(
  context: CommandContext,
  ports: PublishPorts,
  asked: {
    readonly subscribers: SubscriberStore;
    readonly request: PublishRequest;
    readonly config: Config;
    readonly flags: PublishFlags;
  },
): Promise<number> {
  const { subscribers, request, config, flags } = asked;
  const { reporter, signal } = context;
  const { preparePublish } = await import('../../workflows/prepare-publish.ts');
  if (!flags.plan && !flags.skipSuppressions) {
    await askProvider(context, { ...ports, subscribers });
    if (signal.aborted) return exitCodes.interrupted;
  }
  const preparation = await preparePublish(ports, request, wishesOf(flags, config));
  reporter.say(describeChecks(preparation.checks));
  const plan = describePlan(preparation, config.timeZone);
  if (flags.plan) {
    const { summary, checks, due } = preparation;
    reporter.answer(plan, { due, summary, checks });
    return checks.every((check) => check.ok || check.advice) ? exitCodes.ok : exitCodes.content;
  }
  reporter.say(plan);
  const { runPublish } = await import('../../workflows/publish.ts');
  const result = await runPublish(ports, preparation, {
    confirm: flags.confirm ?? (await askForCount(context, preparation)),
    onFrozen: (run) => wakeWorkers(context, ports, run),
    onProgress: (progress) =>
      progress.kind === 'refused'
        ? reporter.say(describeProgress(progress))
        : reporter.progress(describeProgress(progress)),
    signal,
  });
  reporter.endProgress();
  reporter.answer(statusTable(result.status, config.timeZone), result);
  reporter.say(endOf(result, request.issueId));
  return exitOf(result);
}

/** Before the plan, so that it counts only those who are mailed. */
async function askProvider(
  { reporter, signal }: CommandContext,
  ports: PullSuppressionsPorts,
): Promise<void> {
  const { pullSuppressions } = await import('../../workflows/pull-suppressions.ts');
  const pulled = await pullSuppressions(ports, {
    signal,
    onProgress: (read) => reporter.progress(count(read, 'suppression')),
  });
  reporter.endProgress();
  if (pulled === undefined) return;
  const { bounced, complained, unsubscribed } = pulled.ended;
  reporter.say(
    `${count(pulled.read, 'suppression')} at ${ports.transport.name}; ended here: ${bounced} bounced, ${complained} complained, ${unsubscribed} unsubscribed`,
  );
}

/** Workers on other machines join at once; if they cannot be woken, they look by themselves. */
async function wakeWorkers(
  { composition, reporter }: CommandContext,
  { ledger }: PublishPorts,
  { issueId, terms }: Run,
): Promise<void> {
  if (composition.environment.databaseUrl === undefined) return;
  try {
    await using wakeups = await composition.wakeups({ ledger }, () => {});
    await wakeups.wake(issueId, terms.beginAt);
  } catch {
    reporter.say('Workers on other machines could not be woken; they look within half a minute.');
  }
}

function wishesOf(flags: PublishFlags, config: Config): PublishWishes {
  return {
    terms: {
      at: flags.at === undefined ? undefined : timeOf(flags.at, config.timeZone),
      isNow: flags.now,
      undoMinutes: config.delivery.undoMinutes,
    },
    segment: flags.segment,
    onlyFailed: flags.onlyFailed,
    resume: flags.resume,
    acceptChange: flags.acceptChange,
  };
}

function endOf({ outcome, unknown }: PublishResult, issueId: string): string {
  switch (outcome) {
    case 'nothing-due':
      return unknown > 0
        ? `Nothing was sent. Settle what is unknown: roundup reconcile ${issueId}`
        : 'Nothing was sent: everyone has it.';
    case 'interrupted':
      return `Interrupted. The same command reaches the rest: roundup publish ${issueId}`;
    case 'scheduled':
      return 'Frozen. A worker hands it to the provider in time; keep one running: roundup worker';
    case 'unresolved':
      return `Of ${unknown} no one knows whether the provider took them. Settle that: roundup reconcile ${issueId}`;
    case 'finished':
      return `The provider has all of it. Who has it: roundup status ${issueId} --who`;
  }
}

function exitOf({ outcome, unknown }: PublishResult): number {
  if (outcome === 'interrupted') return exitCodes.interrupted;
  return unknown > 0 ? exitCodes.unresolved : exitCodes.ok;
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
