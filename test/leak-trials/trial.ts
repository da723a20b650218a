/** One trial: a random newsletter is written to disk, all is made of it, and every canary is looked for. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zlibPacker } from '../../src/adapters/zlib-packer.ts';
import { opens, type Tier } from '../../src/core/audience/tier.ts';
import { isLeak } from '../../src/core/gate/leak.ts';
import { openGate } from '../../src/workflows/open-gate.ts';
import type { Canary } from './canary.ts';
import type { Draft } from './draft.ts';
import { type Made, makeAll, type Mutant, type Output } from './outputs.ts';
import { draftOf, type Plan } from './plan.ts';

export interface TrialResult {
  /** What is wrong; [] when the newsletter was refused, or all is where it belongs and nowhere else. */
  readonly violations: readonly string[];
  /** Whether `roundup check` refuses it. */
  readonly isRefused: boolean;
  readonly canaries: number;
  readonly outputs: number;
}

export async function runTrial(plan: Plan, mutant?: Mutant): Promise<TrialResult> {
  const draft = draftOf(plan);
  const root = await mkdtemp(join(tmpdir(), 'roundup-leaks-'));
  try {
    for (const [path, content] of draft.finished()) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const made = await makeAll(root, mutant);
    const isRefused = made.errors.length > 0;
    return {
      violations: [
        ...leaksIn(made.outputs, draft, isRefused),
        ...(isRefused ? [] : missing(made.outputs, draft)),
        ...(await unlikeGate(made, draft)),
      ],
      isRefused,
      canaries: draft.canaries.length,
      outputs: made.outputs.length,
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Nothing below its tier, whether the newsletter was refused or not. */
function leaksIn(outputs: readonly Output[], draft: Draft, isRefused: boolean): string[] {
  const tiers = draft.tiers.map((id) => ({ id, name: id }));
  return outputs.flatMap((output) => {
    const text = textOf(output);
    return draft.canaries
      .filter(
        (canary) => !mayHave(output, canary, { tiers, isRefused }) && holds(text, canary.word),
      )
      .map(
        ({ place, tier, extra = 'an issue' }) => `${place} of ${extra} (${tier}) in ${output.name}`,
      );
  });
}

/** What opens from the archive is one extra's alone, whatever tier it is for. */
function mayHave(
  { tier, extra, kind }: Output,
  canary: Canary,
  given: { readonly tiers: readonly Tier[]; readonly isRefused: boolean },
): boolean {
  const reader = given.isRefused ? (canary.asCode ?? canary.tier) : canary.tier;
  if (reader === 'nobody' || !opens(given.tiers, tier, reader)) return false;
  if (kind !== 'opened' && kind !== 'file') return true;
  // A fence that is left open takes the next extra of the same file in, and `check` says so.
  if (given.isRefused && canary.tier === tier) return true;
  return canary.extra === undefined || extra?.endsWith('#issue') === true || canary.extra === extra;
}

/** Each where it belongs. */
function missing(outputs: readonly Output[], draft: Draft): string[] {
  const tiers = draft.tiers.map((id) => ({ id, name: id }));
  const found: string[] = [];
  const texts = outputs.map((output) => ({ ...output, text: textOf(output) }));
  for (const { word, tier, place, extra, isIn } of draft.canaries) {
    const inAny = (of: readonly { readonly text: string }[]): boolean =>
      of.some(({ text }) => holds(text, word));
    const where = `${place} of ${extra ?? 'an issue'} (${tier})`;
    const readers = tier === 'public' ? ['public', ...draft.tiers] : draft.tiers;
    for (const reader of readers.filter((each) => isIn.mail && opens(tiers, each, tier))) {
      const mails = texts.filter(({ kind, tier: of }) => kind === 'mail' && of === reader);
      if (!inAny(mails)) found.push(`${where} is in no mail for ${reader}`);
    }
    if (isIn.archive) {
      const kinds = tier === 'public' ? 'public' : 'opened';
      if (!inAny(texts.filter(({ kind }) => kind === kinds))) found.push(`${where} opens nowhere`);
    }
    if (isIn.file && !inAny(texts.filter(({ kind }) => kind === 'file'))) {
      found.push(`${where} opens nowhere`);
    }
  }
  return found;
}

/** The gate itself lets all of it through, and stops what an edition of a higher tier holds. */
async function unlikeGate(
  { outputs, extras, shownComments }: Made,
  draft: Draft,
): Promise<string[]> {
  const tiers = draft.tiers.map((id) => ({ id, name: id }));
  const content = { extraFile: async () => new Uint8Array(), shownComments };
  const gate = await openGate({ content, packer: zlibPacker }, { extras, tiers, keys: [] });
  return outputs.flatMap((output) => {
    if (output.kind !== 'mail' && output.kind !== 'public') return [];
    const bytes =
      typeof output.content === 'string'
        ? new TextEncoder().encode(output.content)
        : output.content;
    return gate
      .scanFor(output.tier, output.name, bytes)
      .filter(isLeak)
      .map(({ of }) => `the gate stops ${output.name} for ${of}`);
  });
}

function textOf({ content }: Output): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
}

/** As it is, in small letters, in base64 at any place, in hex. */
function holds(text: string, word: string): boolean {
  if (text.includes(word) || text.includes(word.toLowerCase())) return true;
  const bytes = Buffer.from(word);
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, 28),
  );
  return inBase64.some((form) => text.includes(form)) || text.includes(bytes.toString('hex'));
}
