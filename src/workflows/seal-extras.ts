/** Seals extras for the public archive: what stands in its pages, their files, the patrons' rings. */
import type { Config } from '../config/schema.ts';
import { contentType } from '../core/content-type.ts';
import type { Archive } from '../core/edition/archive.ts';
import { renderWebExtra } from '../core/edition/web-extra.ts';
import { withSealedExtras } from '../core/edition/with-sealed-extras.ts';
import { withoutAge } from '../core/issue/file-kind.ts';
import type { GuardedKey } from '../core/gate/guarded.ts';
import type { SealedWork } from '../core/gate/prove-sealed.ts';
import type { Extra } from '../core/issue/issue.ts';
import { type MasterKey, openMasterKey } from '../core/sealing/master-key.ts';
import { sealExtra } from '../core/sealing/seal-extra.ts';
import { sealedFileName, sealFile } from '../core/sealing/seal-file.ts';
import { type RingHolder, sealRings } from '../core/sealing/seal-rings.ts';
import type { SealedExtra } from '../core/sealing/sealed-extra.ts';
import type { Clock } from '../ports/clock.ts';
import type { Content } from '../ports/content.ts';
import type { ExtrasKey } from '../ports/extras.ts';
import type { PatronStore } from '../ports/patrons.ts';
import type { ArchiveFile } from '../ports/site.ts';
import { assetsOf, fileName, nameOf, type PlacedExtra } from './placed-extra.ts';
import { keysToGuard, worksToProve } from './sealed-secrets.ts';

export interface SealPorts {
  readonly content: Pick<Content, 'extraFile'>;
  readonly extrasKey: ExtrasKey;
  /** undefined where nothing is known of patrons: then their own links open nothing. */
  readonly patrons: Pick<PatronStore, 'ringHolders'> | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

export interface SealRequest {
  readonly archive: Archive<Config>;
  /** All that there are; those of issues that the archive does not show are left out. */
  readonly extras: readonly Extra[];
}

export interface SealedArchive {
  /** The same, with the sealed extras in their places. */
  readonly archive: Archive<Config>;
  /** To stand in the archive, too; each is read and sealed when it is asked for. */
  readonly files: AsyncIterable<ArchiveFile>;
  /** For the gate: none of them may stand anywhere. */
  readonly keys: readonly GuardedKey[];
  /** What the archive must hold, and what opens it. */
  readonly works: readonly SealedWork[];
  /** All that the files are made of, beside extras and keys, as JSON. */
  readonly recipe: string;
}

/** The same content, patrons and month always give the same bytes. */
export async function sealExtras(ports: SealPorts, request: SealRequest): Promise<SealedArchive> {
  const { archive } = request;
  const month = ports.clock.now().toISOString().slice(0, 7);
  const dates = new Map(
    [...archive.editions, ...archive.patronPages].map(({ id, date }) => [id, date]),
  );
  const placed = request.extras.flatMap((extra) => {
    const date = dates.get(extra.issueId);
    // A new month's keys for all that was written before: whoever left cannot have them.
    const isRenewed = archive.config.extras.backCatalogue === 'while-paying';
    return date === undefined ? [] : [{ extra, month: isRenewed ? month : date.slice(0, 7) }];
  });
  if (placed.length === 0) return { archive, files: none(), keys: [], works: [], recipe: '' };
  const secret = await ports.extrasKey.read();
  const master = await openMasterKey(secret);
  const sealed = new Map<string, SealedExtra>();
  for (const each of placed) {
    const one = await sealOne(master, each, archive.config);
    sealed.set(one.id, one);
  }
  const holders: RingHolder[] = [];
  const months = [...new Set(placed.map((each) => each.month))].toSorted();
  const policy = { backCatalogue: archive.config.extras.backCatalogue, months };
  for await (const holder of ports.patrons?.ringHolders(policy) ?? []) holders.push(holder);
  const { tiers } = archive.config;
  return {
    archive: withSealedExtras(archive, sealed),
    files: sealedFiles(ports, { placed, master, month, holders }),
    keys: await keysToGuard(master, { secret, placed, tiers, holders }),
    works: await worksToProve(ports, master, placed),
    recipe: JSON.stringify([
      month,
      placed.map((each) => [nameOf(each.extra), each.month]),
      holders,
    ]),
  };
}

async function sealOne(
  master: MasterKey,
  { extra, month }: PlacedExtra,
  config: Config,
): Promise<SealedExtra> {
  const name = nameOf(extra);
  const attributes = new Map<string, Readonly<Record<string, string>>>();
  for (const { path } of extra.assets.values()) {
    attributes.set(path, {
      'data-sealed': `/sealed/${await sealedFileName(master, name, fileName(path))}`,
      'data-type': contentType(withoutAge(path)),
    });
  }
  const html = await renderWebExtra(extra, config, {
    attributesOf: ({ path }) => attributes.get(path) ?? {},
  });
  return sealExtra(master, { ...name, html }, [{ tier: extra.tier, month }]);
}

async function* sealedFiles(
  ports: SealPorts,
  by: {
    readonly placed: readonly PlacedExtra[];
    readonly master: MasterKey;
    readonly month: string;
    readonly holders: readonly RingHolder[];
  },
): AsyncGenerator<ArchiveFile> {
  for (const { extra } of by.placed) {
    for (const asset of assetsOf(extra)) {
      const bytes = await ports.content.extraFile(asset);
      const sealed = await sealFile(by.master, nameOf(extra), fileName(asset.path), bytes);
      yield { path: `sealed/${sealed.name}`, bytes: sealed.bytes };
    }
  }
  for await (const ring of sealRings(by.master, by.holders, by.month)) {
    yield { path: `ring/${ring.name}`, bytes: ring.bytes };
  }
}

async function* none(): AsyncGenerator<never> {}
