/** `roundup reconcile`: settles deliveries of which no one knows whether the provider took them. */
import type { Command } from 'commander';
import { localTime } from '../../core/delivery/local-time.ts';
import type { Decision, OpenQuestion, Reconciliation } from '../../workflows/reconcile.ts';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { count } from '../plural.ts';
import { readConfig } from '../read-config.ts';
import { statusTable } from './status.ts';

export const registerReconcile: Register = (program, start) => {
  program
    .command('reconcile')
    .summary('settle what no one knows about')
    .description(
      'Takes unknown batches back where the provider still can, looks the others up, and asks about what is left. Where nobody can answer it changes nothing more and exits with 75.',
    )
    .argument('<issue>', 'such as 2023-10')
    .addHelpText('after', example('roundup reconcile 2023-10'))
    .action((issueId: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { reconcile } = await import('../../workflows/reconcile.ts');
        const { askDecision } = await import('../ask-decision.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const ports = {
          ledger: store.ledger,
          transport: await composition.transport(config),
          clock: await composition.clock(),
        };
        const isUnattended = reporter.json || composition.environment.isUnattended;
        const result = await reconcile(ports, issueId, async (question): Promise<Decision> => {
          reporter.say(describeQuestion(question, ports.transport.name, config.timeZone));
          return askDecision(question.batch.recipients, { isUnattended });
        });
        reporter.answer(statusTable(result.status, config.timeZone), result);
        reporter.say(describeResult(result, issueId));
        return result.open.length > 0 ? exitCodes.unresolved : exitCodes.ok;
      }),
    );
};

function describeQuestion(
  { batch, found, lookUpFrom, detail }: OpenQuestion,
  transport: string,
  timeZone: string,
): string {
  const who = `Batch ${batch.no}: ${count(batch.recipients, 'recipient')}, submitted ${localTime(batch.submittedAt, timeZone)}.`;
  switch (found) {
    case 'not-found':
      return `${who} ${transport} has none of those asked about in its log.`;
    case 'too-early':
      return `${who} ${transport} can be asked from ${lookUpFrom === undefined ? 'later on' : localTime(lookUpFrom, timeZone)}.`;
    case 'no-look-up':
      return `${who} ${transport} cannot be asked; look a few of them up there yourself.`;
    case 'unknown':
      return `${who} ${transport} cannot tell (${detail ?? 'no reason given'}).`;
  }
}

function describeResult(result: Reconciliation, issueId: string): string {
  const { found, takenBack, resent, left, open } = result;
  const parts = [
    ...(takenBack > 0 ? [`${count(takenBack, 'batch', 'batches')} taken back in time`] : []),
    ...(found > 0 ? [`${count(found, 'batch', 'batches')} found at the provider`] : []),
    ...(resent > 0 ? [`${count(resent, 'batch', 'batches')} to be sent again`] : []),
    ...(left > 0 ? [`${count(left, 'batch', 'batches')} left as they are`] : []),
    ...(open.length > 0 ? [`${count(open.length, 'batch', 'batches')} still unknown`] : []),
  ];
  const what = parts.length === 0 ? 'Nothing is unknown.' : `${parts.join(', ')}.`;
  return takenBack + resent > 0 ? `${what} Send them: roundup publish ${issueId} --resume` : what;
}
