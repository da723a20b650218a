/** Who may see the admin page: an address that works once becomes a session of one browser. */
import { type BriefSecret, briefSecret, isSecret } from './brief-secret.ts';

const ENTRY_MS = 10 * 60 * 1000;
export const SESSION_MS = 12 * 60 * 60 * 1000;
/** Each took an address that somebody read off the terminal; a new one ends the oldest. */
const MAX_SESSIONS = 8;

export interface AdminEntry {
  /** The token of a new address, in the place of the former one. */
  open(): string;
  /** Whether `enter` would take the token. */
  isOpen(token: string): boolean;
  /** The key of a new session; undefined when the token is not, or no longer, good. */
  enter(token: string): string | undefined;
  isInside(key: string): boolean;
  leave(key: string): void;
}

export function adminEntry(now: () => Date): AdminEntry {
  let entry: BriefSecret | undefined;
  let sessions: BriefSecret[] = [];
  const isOpen = (token: string): boolean => entry !== undefined && isSecret(token, entry, now());
  return {
    open() {
      const { text, secret } = briefSecret(now(), ENTRY_MS);
      entry = secret;
      return text;
    },
    isOpen,
    enter(token) {
      if (!isOpen(token)) return undefined;
      entry = undefined;
      const { text, secret } = briefSecret(now(), SESSION_MS);
      sessions = [...sessions, secret].slice(-MAX_SESSIONS);
      return text;
    },
    isInside: (key) => sessions.some((session) => isSecret(key, session, now())),
    leave(key) {
      sessions = sessions.filter((session) => !isSecret(key, session, now()));
    },
  };
}
