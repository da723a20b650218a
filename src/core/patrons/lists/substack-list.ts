/** Substack's list of subscribers, which knows when somebody pays, and no tiers but founding members. */
import { readAddressCell } from '../../audience/address-cell.ts';
import { findColumn, findEmailColumn } from '../../audience/columns.ts';
import { DAY_MS } from '../grant-of.ts';
import { cellOf, isYes, timeOfCell } from './list-cells.ts';
import type { PatronList } from './patron-list.ts';

export const substackList: PatronList = {
  source: 'substack-csv',
  title: 'Substack’s list of subscribers',
  signature: ['activesubscription', 'expiry', 'plan'],
  reader(header, { graceDays }) {
    const email = findEmailColumn(header);
    const [active, expiry, plan, first] = [
      ['activesubscription'],
      ['expiry'],
      ['plan'],
      ['firstpaymentat'],
    ].map((keys) => findColumn(header, keys));
    return (row) => {
      if (!isYes(cellOf(row, active))) return [];
      const address = readAddressCell(row, email);
      if ('reason' in address) return address;
      const end = timeOfCell(cellOf(row, expiry));
      const isFounding = cellOf(row, plan).toLowerCase() === 'founding';
      return [
        {
          id: address.key,
          address,
          tierTitle: isFounding ? 'founding' : undefined,
          standing: 'entitled',
          since: timeOfCell(cellOf(row, first)),
          // Whoever goes on paying is in the next list with a later date.
          expiresAt: end === undefined ? undefined : new Date(end.getTime() + graceDays * DAY_MS),
        },
      ];
    };
  },
};
