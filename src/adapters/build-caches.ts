/** The caches in `.roundup/cache`, as the gate looks through them, and what builds know of the last. */
import { hash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildCaches, BuildTrace } from '../ports/caches.ts';
import { engineDigest, sha256 } from './files/engine-digest.ts';
import { writeFileWhole } from './files/write-file.ts';
import { walkFolder } from './walk-folder.ts';

const FOLDER = '.roundup/cache';
const CLEAN_FILES = 'clean-files';

export function createBuildCaches(root: string): BuildCaches {
  const dir = join(root, FOLDER);
  const trace = join(dir, 'last-build.json');
  const clean = join(dir, CLEAN_FILES);
  /** Digest of the list as it was read: it holds digests alone, which take the gate longest. */
  let understood: string | undefined;
  return {
    async *walk() {
      for await (const file of walkFolder(dir)) {
        if (file.path === CLEAN_FILES && file.digest === understood) continue;
        yield { ...file, path: `${FOLDER}/${file.path}` };
      }
    },
    remove: () => rm(dir, { recursive: true, force: true }),
    async clean(guarded) {
      const by = sha256(engineDigest(), guarded);
      const { keys: known, digest } = await readKeys(clean, by);
      understood = digest;
      return {
        size: known.size,
        has: (key) => known.has(key),
        keep: (keys) => writeKeys(clean, by, keys),
      };
    },
    async lastBuild() {
      try {
        const kept: KeptTrace = JSON.parse(await readFile(trace, 'utf8'));
        const { check, ...last } = kept;
        return check === checkOf(last) ? last : undefined;
      } catch {
        return undefined;
      }
    },
    async keepBuild(last) {
      const kept: KeptTrace = { ...last, check: checkOf(last) };
      await writeFileWhole(trace, JSON.stringify(kept));
    },
  };
}

interface KeptTrace extends BuildTrace {
  /** Of the engine, too, whose traces alone are understood. */
  readonly check: string;
}

function checkOf({ inputs, outputs, files, bytes, sidecars }: BuildTrace): string {
  return sha256(engineDigest(), JSON.stringify([inputs, outputs, files, bytes, sidecars]));
}

/** Begins with a digest of the rest and of what it was made by; none where anything is amiss. */
async function readKeys(
  path: string,
  by: string,
): Promise<{ readonly keys: ReadonlySet<string>; readonly digest: string | undefined }> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const text = bytes.toString();
  const end = text.indexOf('\n') + 1;
  const keys = text.slice(end).split('\n');
  if (text.slice(0, end) !== `${sha256(by, text.slice(end))}\n`) {
    return { keys: new Set(), digest: undefined };
  }
  const isPlain = keys.every((key) => KEY.test(key));
  return {
    keys: new Set(keys),
    digest: isPlain ? hash('sha256', bytes, 'base64url') : undefined,
  };
}

/** A digest and the endings of a file’s name, which can say nothing. */
const KEY = /^[\w-]{0,64}(?:\.\w{0,12}){0,3}$/;

async function writeKeys(path: string, by: string, keys: Iterable<string>): Promise<void> {
  const rest = [...new Set(keys)].toSorted().join('\n');
  await writeFileWhole(path, `${sha256(by, rest)}\n${rest}`);
}
