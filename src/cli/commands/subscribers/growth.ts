/** `roundup subscribers growth`: how many there are, and how they came about. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';
import { wholeNumberTo } from '../../whole-number.ts';

const MOST_MONTHS = 600;

export function registerGrowth(subscribers: Command, start: Start): void {
  subscribers
    .command('growth')
    .summary('how the audience grew, month by month')
    .description(
      'Counts subscribers by state, and for each month who came, who left, and how many were active when it was over.',
    )
    .option('--months <count>', 'so many months back', wholeNumberTo(MOST_MONTHS), 24)
    .addHelpText('after', example('roundup subscribers growth --months 12'))
    .action(({ months }: { months: number }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { audienceGrowth } = await import('../../../workflows/audience-growth.ts');
        const { growthTable } = await import('../../../core/stats/growth-table.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const { audience, subscribers: stored } = store;
        const clock = await composition.clock();
        const growth = await audienceGrowth({ audience, subscribers: stored, clock }, months);
        reporter.answer(growthTable(growth), growth);
        return exitCodes.ok;
      }),
    );
}
