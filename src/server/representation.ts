/** A file as it goes over the wire: as it is or in a coding, and what its answer says of it. */
import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { type ContentCoding, isCompressible } from '../core/content-coding.ts';
import { contentType } from '../core/content-type.ts';
import type { FoundFile } from './file-lookup.ts';
import type { Validators } from './preconditions.ts';

type Headers = Readonly<Record<string, string>>;

export interface Representation extends Validators {
  readonly size: number;
  /** undefined for what is too large to be kept, which is to be read from its file. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  /** The file that holds these bytes, or the one that they were made from. */
  readonly source: FoundFile;
  /** A part of it may be asked for. */
  readonly hasParts: boolean;
  /** Of every answer about it, a 304 too. */
  readonly about: Headers;
  /** Of an answer that holds it whole. */
  readonly content: Headers;
}

/** In which coding, and of which file; its own when it is not a sidecar. */
interface Form {
  readonly file: FoundFile;
  readonly coding?: ContentCoding | undefined;
}

/** Its tag comes from the bytes, so that it outlives a rebuild which changes nothing. */
export function inMemory(
  source: FoundFile,
  bytes: Uint8Array<ArrayBuffer>,
  form: Form,
): Representation {
  const etag = `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`;
  return { ...described(source, form, { etag, size: bytes.length }), bytes };
}

export function onDisk(source: FoundFile, form: Form): Representation {
  const size = source.size.toString(16);
  const written = Math.floor(source.mtimeMs).toString(16);
  const etag = `"${[size, written, form.coding ?? 'as-is'].join('-')}"`;
  return { ...described(source, form, { etag, size: source.size }), bytes: undefined };
}

function described(
  source: FoundFile,
  { file, coding }: Form,
  { etag, size }: { readonly etag: string; readonly size: number },
): Omit<Representation, 'bytes'> {
  const modified = Math.floor(source.mtimeMs / 1000) * 1000;
  // What may come in several codings comes in one piece: a part of one fits no other.
  const hasParts = !isCompressible(file.path);
  return {
    etag,
    modified,
    size,
    source,
    hasParts,
    about: {
      ETag: etag,
      'Last-Modified': new Date(modified).toUTCString(),
      ...(hasParts ? { 'Accept-Ranges': 'bytes' } : { Vary: 'Accept-Encoding' }),
    },
    content: {
      'Content-Type': contentType(basename(file.path)),
      'Content-Length': String(size),
      ...(coding === undefined ? {} : { 'Content-Encoding': coding }),
    },
  };
}
