/** Judges who may send for the domain by its SPF record and all that it includes (RFC 7208). */
import { note, ok, problem, warning, type Seen } from '../finding.ts';
import type { DnsAnswer } from '../looked.ts';
import type { ProviderNeeds } from '../providers.ts';
import { readSpf } from './spf-record.ts';

/** A domain's SPF records, with those that they lead to. */
export interface SpfTree {
  readonly domain: string;
  /** SPF records alone. */
  readonly answer: DnsAnswer<string>;
  readonly leads: readonly SpfTree[];
  /** Why it was not looked up: it leads back to itself, depends on the mail, or is one too many. */
  readonly stop?: 'loop' | 'macro' | 'bound' | undefined;
}

/** RFC 7208, 4.6.4. */
const MOST_LOOK_UPS = 10;

export function judgeSpf(tree: SpfTree, provider: ProviderNeeds | undefined): Seen[] {
  const where = `TXT ${tree.domain}`;
  if ('failed' in tree.answer) {
    return [warning(`It could not be looked up: ${tree.answer.failed}.`, { where, remedy: AGAIN })];
  }
  const [record, ...more] = tree.answer.records;
  if (record === undefined) return [none(tree.domain, provider)];
  if (more.length > 0) {
    return [
      problem(`There are ${more.length + 1} SPF records; with more than one, none counts (4.5).`, {
        where,
        remedy: 'Merge them into one: v=spf1, the terms of all of them, one "all" at the end.',
      }),
    ];
  }
  const found = [...brokenParts(tree), ...countLookUps(tree), ...judgeRest(tree)];
  const isSound = found.every(({ verdict }) => verdict === 'note');
  return [
    ...(isSound ? [ok(`One record, ${lookUpsOf(tree)} of ${MOST_LOOK_UPS} look-ups.`, where)] : []),
    ...found,
    ...namesProvider(tree, provider),
  ];
}

export const AGAIN = 'Try again later, or ask another server: --resolver 9.9.9.9';

function none(domain: string, provider: ProviderNeeds | undefined): Seen {
  const include = provider?.spf === undefined ? 'mx' : `include:${provider.spf}`;
  return problem('There is no SPF record; Gmail and Yahoo ask newsletters for one.', {
    where: `TXT ${domain}`,
    remedy: `Publish one that names every server that sends for you, such as: v=spf1 ${include} ~all`,
  });
}

/** What makes receivers give up on the whole record (permerror). */
function brokenParts(tree: SpfTree): Seen[] {
  const where = `TXT ${tree.domain}`;
  if (tree.stop === 'loop') {
    return [problem('The record includes itself.', { where, remedy: 'Take the include out.' })];
  }
  if (tree.stop !== undefined) return [];
  if ('failed' in tree.answer) {
    return [
      warning(`What is included could not be looked up: ${tree.answer.failed}.`, {
        where,
        remedy: AGAIN,
      }),
    ];
  }
  const [record, ...more] = tree.answer.records;
  if (record === undefined || more.length > 0) {
    const count = record === undefined ? 'no SPF record' : 'several SPF records';
    return [
      problem(`What is included has ${count}, so the whole record counts for nothing.`, {
        where,
        remedy: `Take include:${tree.domain} out, or correct it.`,
      }),
    ];
  }
  const { broken } = readSpf(record);
  return [
    ...broken.slice(0, 3).map((term) =>
      problem(`No receiver understands "${term.slice(0, 60)}".`, {
        where,
        remedy: 'Correct it: one wrong term makes the whole record count for nothing (4.6).',
      }),
    ),
    ...tree.leads.flatMap(brokenParts),
  ];
}

function countLookUps(tree: SpfTree): Seen[] {
  const count = lookUpsOf(tree);
  if (count <= MOST_LOOK_UPS) return [];
  return [
    problem(`It takes ${count} look-ups; after ${MOST_LOOK_UPS} receivers give up (4.6.4).`, {
      where: `TXT ${tree.domain}`,
      remedy: 'Take out includes of services that do not send for you any more.',
    }),
  ];
}

export function lookUpsOf(tree: SpfTree): number {
  const [record] = 'records' in tree.answer ? tree.answer.records : [];
  if (record === undefined) return 0;
  return tree.leads.reduce((sum, lead) => sum + lookUpsOf(lead), readSpf(record).lookUps);
}

function judgeRest(tree: SpfTree): Seen[] {
  const where = `TXT ${tree.domain}`;
  const rest = restOf(tree);
  const remedy = 'End it with ~all (or -all).';
  const ptr: Seen[] = usesPtr(tree)
    ? [note('It uses "ptr", which should not be published (5.5).', { where })]
    : [];
  if (rest === '-' || rest === '~') return ptr;
  if (rest === '+') {
    return [problem('It ends in +all: the whole world may send for you.', { where, remedy })];
  }
  return [...ptr, warning('It says nothing of other servers.', { where, remedy })];
}

function usesPtr(tree: SpfTree): boolean {
  const [record] = 'records' in tree.answer ? tree.answer.records : [];
  return record !== undefined && readSpf(record).usesPtr;
}

/** What a redirect leads to decides in the place of the record itself (6.1). */
function restOf(tree: SpfTree): string | undefined {
  const [record] = 'records' in tree.answer ? tree.answer.records : [];
  if (record === undefined) return undefined;
  const { rest, leads } = readSpf(record);
  if (rest !== undefined) return rest;
  const to = leads.find(({ by }) => by === 'redirect')?.to;
  const next = tree.leads.find(({ domain }) => domain === to);
  return next === undefined ? undefined : restOf(next);
}

/** SPF is asked of the address that bounces go to, which providers put into a name of their own. */
function namesProvider(tree: SpfTree, provider: ProviderNeeds | undefined): Seen[] {
  if (provider?.spf === undefined) return [];
  if (includes(tree, provider.spf)) return [ok(`It includes ${provider.spf}.`)];
  return [
    note(
      `It does not include ${provider.spf}: fine as long as ${provider.name} has bounces go to a name of its own, as it usually does.`,
      { where: `TXT ${tree.domain}` },
    ),
  ];
}

export function includes(tree: SpfTree, name: string): boolean {
  return tree.leads.some((lead) => lead.domain === name || includes(lead, name));
}
