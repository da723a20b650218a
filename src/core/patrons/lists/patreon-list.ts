/** Patreon's export of members, as of 2023 and as of 2026. */
import { readAddressCell } from '../../audience/address-cell.ts';
import { findColumn, findEmailColumn } from '../../audience/columns.ts';
import { readNameCells } from '../../audience/name.ts';
import { cellOf, centsOf, isYes, timeOfCell } from './list-cells.ts';
import type { PatronList } from './patron-list.ts';

/**
 * Active patrons have no end: what the list calls the expiration of their access is their next
 * payment. Whoever has cancelled keeps what they paid for until then.
 */
export const patreonList: PatronList = {
  source: 'patreon-csv',
  title: 'Patreon’s list of members',
  signature: ['patronstatus'],
  reader(header) {
    const email = findEmailColumn(header);
    const [status, name, tier, amount, rhythm, isFree, isTrial, since, end] = [
      ['patronstatus'],
      ['name', 'fullname'],
      ['tier'],
      ['pledgeamount'],
      ['chargefrequency'],
      ['freemember'],
      ['freetrial'],
      ['patronagesincedate'],
      ['accessexpiration'],
    ].map((keys) => findColumn(header, keys));
    return (row) => {
      const expiresAt = timeOfCell(cellOf(row, end));
      const standing = standingOf(cellOf(row, status), {
        isTrial: isYes(cellOf(row, isTrial)),
        isPaidUp: expiresAt !== undefined,
      });
      if (standing === undefined || isYes(cellOf(row, isFree))) return [];
      const address = readAddressCell(row, email);
      if ('reason' in address) return address;
      const spelt = readNameCells(row, name === undefined ? [] : [name]);
      if (typeof spelt === 'object') return spelt;
      const cents = centsOf(cellOf(row, amount));
      const isYearly = /^(?:annual|yearly)/i.test(cellOf(row, rhythm));
      const isActive = standing === 'active';
      return [
        {
          id: address.key,
          address,
          name: spelt,
          tierTitle: cellOf(row, tier) || undefined,
          monthlyCents: cents === undefined || !isYearly ? cents : Math.round(cents / 12),
          standing: standing === 'declined' ? 'declined' : 'entitled',
          since: timeOfCell(cellOf(row, since)),
          expiresAt: isActive ? undefined : expiresAt,
        },
      ];
    };
  },
};

/** undefined for former patrons, and for those who only follow. */
function standingOf(
  status: string,
  { isTrial, isPaidUp }: { readonly isTrial: boolean; readonly isPaidUp: boolean },
): 'active' | 'paid-up' | 'declined' | undefined {
  const word = status.toLowerCase();
  if (word === 'active patron') return 'active';
  if (word === 'declined patron') return 'declined';
  if (isTrial || (word === 'former patron' && isPaidUp)) return 'paid-up';
  return undefined;
}
