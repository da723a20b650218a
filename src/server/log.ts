/** What the server logs: facts with names, free of tokens, addresses, queries and forged text. */
import { Failure } from '../core/failure.ts';

export interface LogEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly event:
    'request' | 'error' | 'inbox' | 'webhook' | 'capture' | 'tidy' | 'log-in' | 'extras-broken';
  readonly [fact: string]: string | number | boolean;
}

export type Log = (entry: LogEntry) => void;

/** Says where something broke. An error's message may hold anything, so only a failure's id is kept. */
export function describeError(error: unknown): string {
  if (error instanceof Failure) return error.id;
  if (!(error instanceof Error)) return 'of an unknown kind';
  const frame = /^\s+at .*?([^/\\()]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  return `${error.name}${frame === undefined ? '' : ` at ${frame}`}`;
}
