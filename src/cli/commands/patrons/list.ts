/** `roundup patrons list`: who holds which tier, and by which sources. */
import type { Command } from 'commander';
import { isLive, tierHeld } from '../../../core/patrons/grant.ts';
import type { PatronEntry } from '../../../core/patrons/patron-book.ts';
import { PUBLIC_TIER } from '../../../core/audience/tier.ts';
import { type CommandContext, example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';

interface ListFlags {
  readonly tier?: string;
}

export function registerList(patrons: Command, start: Start): void {
  patrons
    .command('list')
    .summary('list patrons')
    .description(
      'Lists everybody who holds a tier, one a line: address, tier, name, and the grants that give it. Where no source told an address, the grants name source and member. With --json one object a line.',
    )
    .option('--tier <id>', 'those who hold this tier alone; public: those who hold none any more')
    .addHelpText('after', example('roundup patrons list', 'roundup patrons list --tier public'))
    .action((flags: ListFlags, command: Command) =>
      start(command, (context) => listPatrons(context, flags)),
    );
}

async function listPatrons(
  { reporter, composition }: CommandContext,
  { tier }: ListFlags,
): Promise<number> {
  const { requireTier } = await import('../../../workflows/require-tiers.ts');
  const config = await readConfig(await composition.content(), reporter);
  const { tiers } = config;
  if (tier !== undefined && tier !== PUBLIC_TIER) requireTier(tiers, tier);
  await using store = await composition.store(config);
  const now = (await composition.clock()).now();
  let listed = 0;
  for await (const entry of store.patrons.list()) {
    const held = tierHeld(tiers, entry.grants, now);
    if (tier === undefined ? held === PUBLIC_TIER : held !== tier) continue;
    reporter.answer(describePatron(entry, held, now), figuresOf(entry, held));
    listed += 1;
  }
  reporter.say(count(listed, 'patron'));
  return exitCodes.ok;
}

function describePatron({ patron, grants }: PatronEntry, held: string, now: Date): string {
  const words = grants
    .filter((grant) => held === PUBLIC_TIER || isLive(grant, now))
    .map(({ source, member, tier, state, expiresAt }) => {
      const end = expiresAt === undefined ? '' : ` until ${lastDay(expiresAt)}`;
      const known = patron.address === undefined ? ` ${member}` : '';
      return `${source}${known} ${tier}${state === 'active' ? '' : ` (${state})`}${end}`;
    });
  return [patron.address?.spelling ?? '', held, patron.name ?? '', words.join(', ')].join('\t');
}

function figuresOf({ patron, grants }: PatronEntry, held: string) {
  return {
    id: patron.id,
    address: patron.address?.spelling ?? null,
    name: patron.name ?? null,
    tier: held,
    grants: grants.map(({ source, member, tier, state, since, expiresAt }) => ({
      source,
      member,
      tier,
      state,
      since,
      expiresAt: expiresAt ?? null,
    })),
  };
}

/** The moment of the end itself is not in it any more. */
function lastDay(expiresAt: Date): string {
  return new Date(expiresAt.getTime() - 1).toISOString().slice(0, 10);
}
