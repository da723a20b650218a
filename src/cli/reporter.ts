/** The one place that writes: data goes to stdout, everything for people to stderr. */
import { styleText } from 'node:util';
import type { Diagnostic } from '../core/diagnostics.ts';
import { Failure } from '../core/failure.ts';
import type { LogEntry } from '../server/log.ts';

export interface Reporter {
  readonly json: boolean;
  /** The answer to a command: `text` for people, or `data` under --json. Goes to stdout. */
  answer(text: string, data: unknown): void;
  /**
   * A part of an answer that has a form of its own; goes to stdout as it is, also under --json.
   * Resolves once it is on its way, so that a slow reader costs no memory.
   */
  pour(text: string): Promise<void>;
  /** What a person should know on the way; silent under --json. */
  say(text: string): void;
  /** What a server tells while it runs: a line for people on a terminal, else one of JSON. */
  log(entry: LogEntry): void;
  /** Replaces the last line of progress; only a terminal shows any. */
  progress(text: string): void;
  endProgress(): void;
  diagnostics(found: readonly Diagnostic[]): void;
  failed(error: unknown): void;
}

export interface Streams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

/** A terminal says so by `isTTY`. */
type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean | undefined };

type Style = Parameters<typeof styleText>[0];

export function createReporter(options: Streams & { readonly json: boolean }): Reporter {
  const { stdout, stderr } = options;
  const toStderr = (text: string): void => void stderr.write(`${text}\n`);
  const paint = (style: Style, text: string): string => styleText(style, text, { stream: stderr });
  return {
    json: options.json,
    answer(text, data) {
      stdout.write(options.json ? `${JSON.stringify(data)}\n` : `${text}\n`);
    },
    pour: (text) => new Promise((done) => stdout.write(text, () => done())),
    say(text) {
      if (!options.json) toStderr(text);
    },
    log(entry) {
      const forPeople = !options.json && stderr.isTTY;
      toStderr(forPeople ? describeEntry(entry) : JSON.stringify(entry));
    },
    progress(text) {
      if (!options.json && stderr.isTTY) stderr.write(`\r\u001b[2K${text}`);
    },
    endProgress() {
      if (!options.json && stderr.isTTY) stderr.write('\n');
    },
    diagnostics(found) {
      for (const entry of found) toStderr(describeDiagnostic(entry, paint));
    },
    failed(error) {
      if (error instanceof Failure) {
        toStderr(`${paint('red', 'error')} ${error.message} ${paint('dim', `[${error.id}]`)}`);
        toStderr(`  ${error.remedy}`);
        return;
      }
      toStderr(`${paint('red', 'error')} This is a mistake of Roundup's, not of yours.`);
      toStderr(error instanceof Error ? (error.stack ?? error.message) : String(error));
    },
  };
}

/** `10:01:29 request POST /subscribe 200 3 ms` */
function describeEntry({ at, event, id: _id, ...facts }: LogEntry): string {
  const told = Object.entries(facts).map(([name, value]) => {
    if (name === 'ms') return `${value} ms`;
    return event === 'request' ? String(value) : `${name}=${value}`;
  });
  return [at.slice(11, 19), event, ...told].join(' ');
}

function describeDiagnostic(
  found: Diagnostic,
  paint: (style: Style, text: string) => string,
): string {
  const place = `${found.file}:${found.line}:${found.column}`;
  const severity = paint(found.severity === 'error' ? 'red' : 'yellow', found.severity);
  return `${place} ${severity} ${found.reason} ${paint('dim', `[${found.id}]`)}\n    ${found.remedy}`;
}
