/** Takes a built archive, and what is kept for the next build, through the gate. */
import { Failure } from '../core/failure.ts';
import { describeFinding, type Finding } from '../core/gate/leak.ts';
import { proveSealed, type SealedWork } from '../core/gate/prove-sealed.ts';
import type { BuildCaches, CleanFiles } from '../ports/caches.ts';
import type { OutputFiles, StoredFile } from '../ports/site.ts';
import { digestOf } from './digest-of.ts';
import type { FileScanner } from './file-scanner.ts';
import { fileKey, lookThrough, type LookThrough } from './look-through.ts';

export interface Passed {
  /** Of the archive, compressed copies too. */
  readonly files: number;
  readonly bytes: number;
  /** Digest of all of it. */
  readonly outputs: string;
}

/** So many are enough to begin with. */
const MOST_TOLD = 5;

/** `look` is what the archive is looked through by. */
export async function passGate(
  look: LookThrough,
  at: {
    readonly output: OutputFiles;
    readonly caches: Pick<BuildCaches, 'walk'>;
    readonly works: readonly SealedWork[] | undefined;
  },
): Promise<Passed> {
  const proof = proveSealed(at.works ?? []);
  const passed = await walked(at.output, async (file) => {
    await proof.look(file.path, file.bytes);
    await look.at(file);
  });
  const found = await look.found();
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
  scanner: FileScanner,
  at: {
    readonly output: Pick<OutputFiles, 'walk'>;
    readonly outputs: string;
    readonly caches: Pick<BuildCaches, 'walk'>;
    readonly known: CleanFiles;
  },
): Promise<boolean> {
  const keys = new Set<string>();
  const { outputs } = await walked(at.output, (file) => void keys.add(fileKey(file)));
  if (outputs !== at.outputs) return false;
  const look = lookThrough(scanner, {
    has: (key) => keys.has(key) || at.known.has(key),
    keep: (seen) => at.known.keep([...keys, ...seen]),
  });
  await cachesPassed(look, at.caches);
  return true;
}

/** What one thread needs to be busy: more would want for memory while pages are made. */
const LANES_AHEAD = 2;

/**
 * A look at what is kept while the archive is still being built, for processors that have nothing
 * else to do. It only learns what is clean: all that is there in the end is looked at in the end.
 */
export function lookAhead(
  scanner: FileScanner,
  caches: Pick<BuildCaches, 'walk'>,
  known: CleanFiles,
): LookAhead {
  const look = lookThrough(scanner, known, LANES_AHEAD);
  const done = (async () => {
    for await (const file of caches.walk()) await look.at(file);
    await look.found();
  })().catch((error: unknown) => ({ error }));
  return {
    async known() {
      const failed = await done;
      if (failed !== undefined) throw failed.error;
      return { ...known, has: (key) => look.isClean(key) || known.has(key) };
    },
  };
}

export interface LookAhead {
  /** Ends it. Throws where it could not look. */
  known(): Promise<CleanFiles>;
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
  for await (const file of caches.walk()) await look.at(file);
  const cached = await look.found();
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
