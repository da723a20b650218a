/** The choice among a file's representations: from a sidecar, from memory, or made on the way. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isWorthCompressing, type ContentCoding } from '../core/content-coding.ts';
import type { Coding } from './accept-encoding.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { readWhole } from './file-bytes.ts';
import type { FoundFile } from './file-lookup.ts';
import { inMemory, onDisk, type Representation } from './representation.ts';

export interface Negotiation {
  /** In the first of these codings that there is; undefined when there is none. */
  choose(file: FoundFile, accepted: readonly Coding[]): Promise<Representation | undefined>;
}

/** Larger files are streamed, and come in a coding only from a sidecar. */
const LARGE_FROM_BYTES = 1024 * 1024;
const MOST_KEPT_BYTES = 32 * 1024 * 1024;
/** What an entry takes beside its bytes, roughly. */
const ENTRY_BYTES = 1024;

/** Keeps some 32 MiB in memory at most. Throws FileChanged. */
export function createNegotiation(): Negotiation {
  const kept = createBoundedCache<Representation | undefined>({
    most: MOST_KEPT_BYTES,
    weigh: (made) => (made?.size ?? 0) + ENTRY_BYTES,
  });

  /** The bytes of `source` as they are on disk. */
  async function stored(
    source: FoundFile,
    form: { readonly file: FoundFile; readonly coding?: ContentCoding },
  ): Promise<Representation | undefined> {
    if (source.size >= LARGE_FROM_BYTES) return onDisk(source, form);
    return kept.get(keyOf(source, form.coding), async () =>
      inMemory(source, await readWhole(source), form),
    );
  }

  async function coded(
    file: FoundFile,
    coding: ContentCoding,
  ): Promise<Representation | undefined> {
    const sidecar = file.sidecars[coding];
    if (sidecar !== undefined) return stored(sidecar, { file, coding });
    return kept.get(keyOf(file, coding), async () => {
      const whole = await stored(file, { file });
      if (whole?.bytes === undefined) return undefined;
      const bytes = new Uint8Array(await compress[coding](whole.bytes));
      return bytes.length < whole.size ? inMemory(file, bytes, { file, coding }) : undefined;
    });
  }

  return {
    async choose(file, accepted) {
      const isWorthIt = isWorthCompressing(file.path, file.size);
      for (const coding of accepted) {
        if (coding === 'identity') return stored(file, { file });
        const made = isWorthIt ? await coded(file, coding) : undefined;
        if (made !== undefined) return made;
      }
      return undefined;
    },
  };
}

/** A file may be asked for as it is at one time, and be another's sidecar at the next. */
function keyOf(source: FoundFile, coding: ContentCoding | undefined): string {
  return `${source.key}\0${coding ?? ''}`;
}

const deflate = promisify(gzip);
const squeeze = promisify(brotliCompress);

/** Off the event loop, at levels that a first reader does not notice. */
const compress = {
  gzip: (bytes: Uint8Array) => deflate(bytes, { level: 6 }),
  br: (bytes: Uint8Array) =>
    squeeze(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
} as const;
