/** One bucket of tokens for all workers: when the next submission of a transport may be made. */
import type { Ledger } from '../../ports/ledger.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { integerOf } from './row.ts';

export function ledgerPace(parts: LedgerParts): Pick<Ledger, 'takeTurn' | 'holdBack'> {
  return {
    takeTurn: (transport, everyMs) =>
      parts.database.transact(async (session) => {
        const at = await parts.now(session);
        const every = Math.ceil(everyMs);
        const row = await session.get(
          `INSERT INTO send_pace (transport, next_at) VALUES (?, ?)
           ON CONFLICT (transport) DO UPDATE SET next_at = excluded.next_at
             + CASE WHEN send_pace.next_at > ? THEN send_pace.next_at - ? ELSE 0 END
           RETURNING next_at`,
          transport,
          at + every,
          at,
          at,
        );
        return row === undefined ? 0 : Math.max(0, integerOf(row, 'next_at') - every - at);
      }),
    holdBack: (transport, forMs) =>
      parts.database.transact(async (session) => {
        const until = (await parts.now(session)) + Math.ceil(forMs);
        await session.run(
          `INSERT INTO send_pace (transport, next_at) VALUES (?, ?)
           ON CONFLICT (transport) DO UPDATE SET next_at = CASE
             WHEN send_pace.next_at > excluded.next_at THEN send_pace.next_at
             ELSE excluded.next_at END`,
          transport,
          until,
        );
      }),
  };
}
