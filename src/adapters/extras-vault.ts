/** Turns the files of extras into age files and back: no file goes before its successor is proven. */
import { chmod, lstat, readFile, readdir, rm, writeFile, rename } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Tier } from '../core/audience/tier.ts';
import { Failure } from '../core/failure.ts';
import { decidingIssue, isVaultFile } from '../core/issue/vault-file.ts';
import type { ExtrasVault, VaultReport } from '../ports/extras.ts';
import { readIssueHead } from './files/issue-head.ts';
import { namesAudience } from './files/issue-heads.ts';
import { ageEncrypt, ageOpener } from './age-extras.ts';

export interface VaultPlace {
  /** The folder of extras, absolute, and as the author knows it. */
  readonly dir: string;
  readonly shown: string;
  readonly tiers: readonly Tier[];
  readonly recipients: readonly string[];
  readonly identity: string | undefined;
}

const OWNER_ONLY = 0o600;

export function extrasVault(place: VaultPlace): ExtrasVault {
  const { recipients, identity } = place;
  const opener = identity === undefined ? undefined : ageOpener(identity);
  return {
    async encrypt() {
      if (recipients.length === 0) throw noRecipients();
      const report = emptyReport();
      for (const name of await namesIn(place, 'plain')) {
        const path = join(place.dir, name);
        const plain = await readFile(path);
        const sealed = await ageEncrypt(plain, recipients);
        await writeWhole(`${path}.age`, sealed);
        report.done.push(shownAs(place, `${name}.age`));
        const opened = await opener?.open(await readFile(`${path}.age`));
        if (opened !== undefined && plain.equals(opened)) await rm(path);
        else report.kept.push(shownAs(place, name));
      }
      return report;
    },
    async decrypt() {
      if (opener === undefined) throw noIdentity();
      const report = emptyReport();
      for (const name of await namesIn(place, 'encrypted')) {
        const path = join(place.dir, name);
        const opened = await opener.open(await readFile(path));
        if (opened === undefined) throw broken(shownAs(place, name));
        const plainPath = path.slice(0, -'.age'.length);
        if ((await existing(plainPath)) && !(await readFile(plainPath)).equals(opened)) {
          // Two texts under one name: neither may be lost.
          report.kept.push(shownAs(place, name.slice(0, -'.age'.length)));
          continue;
        }
        await writeWhole(plainPath, opened);
        await rm(path);
        report.done.push(shownAs(place, name.slice(0, -'.age'.length)));
      }
      return report;
    },
  };
}

interface Gathered extends VaultReport {
  readonly done: string[];
  readonly kept: string[];
}

function emptyReport(): Gathered {
  return { done: [], kept: [] };
}

/** Files of the folder and of the folders beside extras; symbolic links are left alone. */
async function namesIn(place: VaultPlace, form: 'plain' | 'encrypted'): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(place.dir, { withFileTypes: true })) {
    if (entry.isFile()) names.push(entry.name);
    if (!entry.isDirectory()) continue;
    for (const inner of await readdir(join(place.dir, entry.name), { withFileTypes: true })) {
      if (inner.isFile()) names.push(`${entry.name}/${inner.name}`);
    }
  }
  const kept: string[] = [];
  for (const name of names.toSorted()) {
    if (name.endsWith('.age') !== (form === 'encrypted')) continue;
    if (isVaultFile(name, place.tiers, await isOfPatronIssue(place, name))) kept.push(name);
  }
  return kept;
}

/** Only an issue's own head tells; one that is encrypted already is for patrons. */
async function isOfPatronIssue({ dir }: VaultPlace, name: string): Promise<boolean> {
  const issue = decidingIssue(name);
  if (issue === undefined) return false;
  const path = join(dir, issue);
  if (await existing(`${path}.age`)) return true;
  return (await existing(path)) && namesAudience(readIssueHead(path));
}

async function existing(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx', mode: OWNER_ONLY, flush: true });
    if (path.endsWith('.age')) await chmod(temporary, 0o644);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

function shownAs({ shown }: VaultPlace, name: string): string {
  return `${shown.replace(/\/+$/, '')}/${name}`;
}

function noRecipients(): Failure {
  return new Failure(
    'configuration',
    'extras-no-recipients',
    'The config names nobody for whom extras could be encrypted.',
    'Make a key with age-keygen, and put its public key, which begins with age1, into extras.recipients.',
  );
}

function noIdentity(): Failure {
  return new Failure(
    'configuration',
    'extras-identity-missing',
    'EXTRAS_IDENTITY is not set, and without it no file of extras can be opened.',
    'Set it to the secret key of one of extras.recipients.',
  );
}

function broken(path: string): Failure {
  return new Failure(
    'content',
    'extras-vault-broken',
    `${path} cannot be opened: it is broken, or encrypted for somebody else.`,
    'Set EXTRAS_IDENTITY to the key that it was encrypted for, or take the file from the last commit.',
  );
}
