/** Reading a file that was found, and never another one that has taken its place since. */
import { open, type FileHandle } from 'node:fs/promises';
import { type FoundFile, isAbsence, stampOf } from './file-lookup.ts';

/** The file was changed or removed since it was looked up. */
export class FileChanged extends Error {}

const CHUNK_BYTES = 64 * 1024;

/** Throws FileChanged. */
export async function readWhole(found: FoundFile): Promise<Uint8Array<ArrayBuffer>> {
  const file = await openAsFound(found);
  try {
    return await readExactly(file, found.size, 0);
  } finally {
    await file.close();
  }
}

/** Throws FileChanged, or breaks off when the file is changed while it is read. */
export async function streamPart(
  found: FoundFile,
  part: { readonly from: number; readonly length: number },
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const file = await openAsFound(found);
  let sent = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const size = Math.min(CHUNK_BYTES, part.length - sent);
          const chunk = await readExactly(file, size, part.from + sent);
          controller.enqueue(chunk);
          sent += chunk.length;
          if (sent < part.length) return;
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        await file.close();
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
}

async function openAsFound(found: FoundFile): Promise<FileHandle> {
  const file = await open(found.path, 'r').catch((error: unknown) => {
    throw isAbsence(error) ? new FileChanged() : error;
  });
  try {
    if (stampOf(await file.stat()) === found.stamp) return file;
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  throw new FileChanged();
}

/** Never more than was announced, even when the file grows meanwhile. */
async function readExactly(
  file: FileHandle,
  size: number,
  from: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  const { bytesRead } = await file.read(bytes, 0, size, from);
  if (bytesRead !== size) throw new FileChanged();
  return bytes;
}
