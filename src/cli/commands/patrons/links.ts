/** `roundup patrons links`: mails patrons the link that opens extras in the archive. */
import type { Command } from 'commander';
import type { Composition } from '../../../compose.ts';
import type { Config } from '../../../config/schema.ts';
import type { Store } from '../../../adapters/store/store.ts';
import { Failure } from '../../../core/failure.ts';
import type { MailLinksPorts } from '../../../workflows/mail-personal-links.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';

interface Flags {
  readonly plan?: true;
  readonly confirm?: string;
}

export function registerLinks(patrons: Command, start: Start): void {
  patrons
    .command('links')
    .summary('mail patrons their personal link')
    .description(
      'Mails each patron who has not had it yet the link that opens extras in the archive: those who are new, and those whose link was rotated. `roundup serve` mails it by itself to whoever comes by a webhook.',
    )
    .option('--plan', 'only say how many there are')
    .option('--confirm <count>', 'how many may be mailed, where nobody can be asked')
    .addHelpText('after', example('roundup patrons links --plan', 'roundup patrons links'))
    .action((flags: Flags, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { countUntold, mailPersonalLinks } =
          await import('../../../workflows/mail-personal-links.ts');
        const config = await readConfig(await composition.content(), reporter);
        if (config.extras.access === 'mail') throw noLinks();
        await using store = await composition.store(config);
        const { mailed: due, suppressed } = await countUntold(store);
        const figures = `${count(due, 'patron')} to be mailed, ${suppressed} who may not be`;
        if (flags.plan === true || due === 0) {
          reporter.answer(figures, { due, suppressed, mailed: 0, refused: 0 });
          return exitCodes.ok;
        }
        reporter.say(figures);
        const typed = flags.confirm ?? (await askDue(due, composition, reporter.json));
        if (typed !== String(due)) throw notConfirmed(due);
        const ports = await portsOf(composition, config, store);
        const { stopped, ...told } = await mailPersonalLinks(ports, config);
        reporter.answer(
          `${count(told.mailed, 'link')} mailed, ${told.refused} refused, ${told.suppressed} who may not be mailed`,
          { due, ...told },
        );
        if (stopped === undefined) return exitCodes.ok;
        throw cutShort(stopped);
      }),
    );
}

/** Without tracking: whoever rewrites a link learns what stands behind its `#`. */
async function portsOf(
  composition: Composition,
  config: Config,
  store: Store,
): Promise<MailLinksPorts> {
  const tracking = { opens: false, clicks: false, people: false };
  return {
    personalLinks: store.personalLinks,
    tokens: store.tokens,
    extrasKey: await composition.extrasKey(),
    clock: await composition.clock(),
    transport: await composition.transport({ delivery: config.delivery, tracking }),
  };
}

async function askDue(
  due: number,
  composition: Composition,
  isJson: boolean,
): Promise<string | undefined> {
  const { askToType } = await import('../../ask.ts');
  const words = {
    message: `Type how many patrons to mail (${due}), or press Ctrl-C`,
    otherwise: `To mail them, type ${due}; Ctrl-C mails nobody.`,
  };
  const isUnattended = isJson || composition.environment.isUnattended;
  return askToType(String(due), words, { isUnattended });
}

function notConfirmed(due: number): Failure {
  return new Failure(
    'not-confirmed',
    'links-not-confirmed',
    'Nobody was mailed, because the number of patrons was not confirmed.',
    `Look at it with --plan; then say --confirm=${due}.`,
  );
}

function noLinks(): Failure {
  return new Failure(
    'configuration',
    'links-without-archive',
    'The archive opens no extras, so there are no links to them.',
    'Set `extras.access` in newsletter.config.ts to `sealed` or `served`.',
  );
}

function cutShort(reason: string): Failure {
  return new Failure(
    'unavailable',
    'links-cut-short',
    `The provider took no more: ${reason}`,
    'Run the command again later: it goes on with those who have not had their link.',
  );
}
