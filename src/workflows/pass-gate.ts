/** Takes a built archive, and what is kept for the next build, through the gate. */
import { Failure } from '../core/failure.ts';
import { describeFinding, type Finding } from '../core/gate/leak.ts';
import { proveSealed, type SealedWork } from '../core/gate/prove-sealed.ts';
import type { BuildCaches } from '../ports/caches.ts';
import type { OutputFiles, StoredFile } from '../ports/site.ts';
import { digestOf } from './digest-of.ts';
import { fileKey, lookThrough, type LookThrough } from './look-through.ts';
import type { Gate } from './open-gate.ts';

export interface Passed {
  /** Of the archive, compressed copies too. */
  readonly files: number;
  readonly bytes: number;
  /** Digest of all of it. */
  readonly outputs: string;
}

/** So many are enough to begin with. */
const MOST_TOLD = 5;

export async function passGate(
  gate: Gate,
  at: {
    readonly output: OutputFiles;
    readonly caches: Pick<BuildCaches, 'walk' | 'clean'>;
    readonly works: readonly SealedWork[] | undefined;
  },
): Promise<Passed> {
  const look = lookThrough(gate, await at.caches.clean(gate.guarded));
  const proof = proveSealed(at.works ?? []);
  const found: Finding[] = [];
  const passed = await walked(at.output, async (file) => {
    found.push(...look.at(file));
    await proof.look(file.path, file.bytes);
  });
  if (found.length > 0) throw leaked(found);
  const problems = await proof.problems((path) => at.output.read(path));
  if (problems.length > 0) throw notSealed(problems);
  await cachesPassed(look, at.caches);
  return passed;
}

/**
 * Whether the archive is still the one that has passed; then only what is kept for the next build is
 * looked through.
 */
export async function hasPassed(
  gate: Gate,
  at: {
    readonly output: Pick<OutputFiles, 'walk'>;
    readonly outputs: string;
    readonly caches: Pick<BuildCaches, 'walk' | 'clean'>;
  },
): Promise<boolean> {
  const keys = new Set<string>();
  const { outputs } = await walked(at.output, (file) => void keys.add(fileKey(file)));
  if (outputs !== at.outputs) return false;
  const known = await at.caches.clean(gate.guarded);
  await cachesPassed(
    lookThrough(gate, {
      has: (key) => keys.has(key) || known.has(key),
      keep: (seen) => known.keep([...keys, ...seen]),
    }),
    at.caches,
  );
  return true;
}

/** Files come in the order of their paths. */
async function walked(
  output: Pick<OutputFiles, 'walk'>,
  visit: (file: StoredFile) => void | Promise<void>,
): Promise<Passed> {
  const all: string[] = [];
  let bytes = 0;
  for await (const file of output.walk()) {
    bytes += file.bytes.length;
    all.push(`${file.digest} ${file.path}`);
    await visit(file);
  }
  return { files: all.length, bytes, outputs: digestOf(all.join('\n')) };
}

async function cachesPassed(look: LookThrough, caches: Pick<BuildCaches, 'walk'>): Promise<void> {
  const cached: Finding[] = [];
  for await (const file of caches.walk()) cached.push(...look.at(file));
  if (cached.length > 0) throw inCaches(cached);
  await look.keep();
}

function leaked(found: readonly Finding[]): Failure {
  return new Failure(
    'content',
    'extras-leaked',
    `What is for patrons stands in the public archive, which was removed. ${told(found)}`,
    'Find the words that the issue and the extra share, and keep them in one of the two; a file or a key that is named here must not lie in public/.',
  );
}

function inCaches(found: readonly Finding[]): Failure {
  return new Failure(
    'content',
    'extras-cached',
    `What is for patrons stands in what an earlier build kept, which was removed; nothing was built. ${told(found)}`,
    'Build again. If this comes back, please report it.',
  );
}

function notSealed(problems: readonly string[]): Failure {
  return new Failure(
    'failure',
    'extras-not-sealed',
    `The archive does not hold what patrons are to open in it; nothing was built. ${listed(problems)}`,
    'Build again; if this comes back, please report it.',
  );
}

function told(found: readonly Finding[]): string {
  return listed(found.map(describeFinding));
}

function listed(lines: readonly string[]): string {
  const more = lines.length - MOST_TOLD;
  const told = lines.slice(0, MOST_TOLD).join('; ');
  return more > 0 ? `${told}; and ${more} more.` : `${told}.`;
}
