/** Exporting subscribers, in lines, to whoever reads them or into a new file. */
import { exportHeader, exportLine, type ExportFormat } from '../core/audience/export-row.ts';
import type { SubscriberState } from '../core/audience/subscriber.ts';
import { Failure } from '../core/failure.ts';
import type { PrivateFiles } from '../ports/machine.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly state?: SubscriberState | undefined;
  readonly tag?: string | undefined;
  /** Its reason is thrown; a file that was begun is not left behind. */
  readonly signal?: AbortSignal | undefined;
}

const CHUNK_CHARS = 64 * 1024;

/** Text of many lines at a time; `onCount` is told how many people are in it so far. */
export async function* exportSubscribers(
  ports: { readonly subscribers: Pick<SubscriberStore, 'list'> },
  { format, state, tag, signal }: ExportRequest,
  onCount: (count: number) => void,
): AsyncGenerator<string> {
  const header = exportHeader(format);
  let text = header === undefined ? '' : `${header}\n`;
  let count = 0;
  for await (const subscriber of ports.subscribers.list({ state, tag })) {
    text += `${exportLine(subscriber, format)}\n`;
    count += 1;
    if (text.length < CHUNK_CHARS) continue;
    signal?.throwIfAborted();
    onCount(count);
    yield text;
    text = '';
  }
  onCount(count);
  if (text !== '') yield text;
}

/** Throws `export-exists`, and leaves the file alone, when there is one of this name. */
export async function exportToFile(
  ports: { readonly subscribers: Pick<SubscriberStore, 'list'>; readonly files: PrivateFiles },
  request: ExportRequest & { readonly path: string },
): Promise<{ readonly count: number }> {
  let count = 0;
  const chunks = exportSubscribers(ports, request, (sofar) => (count = sofar));
  if (await ports.files.create(request.path, chunks)) return { count };
  throw new Failure(
    'usage',
    'export-exists',
    `There is a file ${request.path} already; it was left as it is.`,
    'Name a new file, or move that one away.',
  );
}
