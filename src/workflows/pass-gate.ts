/** Takes a built archive, and what is kept for the next build, through the gate. */
import { Failure } from '../core/failure.ts';
import { describeFinding, type Finding } from '../core/gate/leak.ts';
import type { LeakScanner } from '../core/gate/leak-scanner.ts';
import { proveSealed, type SealedWork } from '../core/gate/prove-sealed.ts';
import { toBase64 } from '../core/sealing/base64.ts';
import type { BuildCaches, OutputFiles } from '../ports.ts';

export interface Passed {
  /** Of the archive, compressed copies too. */
  readonly files: number;
  readonly bytes: number;
}

/** So many are enough to begin with. */
const MOST_TOLD = 5;

export async function passGate(
  gate: LeakScanner,
  at: {
    readonly output: OutputFiles;
    readonly caches: Pick<BuildCaches, 'walk'>;
    readonly works: readonly SealedWork[] | undefined;
  },
): Promise<Passed> {
  const found: Finding[] = [];
  const proof = proveSealed(at.works ?? []);
  const looked = new Set<string>();
  let files = 0;
  let bytes = 0;
  for await (const file of at.output.walk()) {
    files += 1;
    bytes += file.bytes.length;
    found.push(...gate.scan(file.path, file.bytes));
    await proof.look(file.path, file.bytes);
    looked.add(await digestOf(file.bytes));
  }
  if (found.length > 0) throw leaked(found);
  const problems = await proof.problems((path) => at.output.read(path));
  if (problems.length > 0) throw notSealed(problems);
  const cached: Finding[] = [];
  for await (const { path, bytes: kept } of at.caches.walk()) {
    // Most of it are copies of pages that have just been looked at.
    if (!looked.has(await digestOf(kept))) cached.push(...gate.scan(path, kept));
  }
  if (cached.length > 0) throw inCaches(cached);
  return { files, bytes };
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
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
