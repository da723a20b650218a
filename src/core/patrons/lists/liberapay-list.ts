/** Liberapay's public list of patrons, which has no addresses: they are told by hand. */
import { findColumn } from '../../audience/columns.ts';
import { readNameCells } from '../../audience/name.ts';
import { cellOf, centsOf, timeOfCell } from './list-cells.ts';
import type { PatronList } from './patron-list.ts';

const WEEKS_OF_A_YEAR = 52;

export const liberapayList: PatronList = {
  source: 'liberapay-csv',
  title: 'Liberapay’s public list of patrons',
  signature: ['pledgedate', 'patronid', 'weeklyamount'],
  reader(header) {
    const [since, id, name, amount] = [
      ['pledgedate'],
      ['patronid'],
      ['patronpublicname', 'patronusername'],
      ['weeklyamount'],
    ].map((keys) => findColumn(header, keys));
    return (row) => {
      const member = cellOf(row, id);
      if (!/^\d{1,20}$/.test(member)) {
        return {
          id: 'row-payment-unreadable',
          line: row.line,
          reason: 'The row has no number of a patron.',
          remedy: 'Export the list anew, and import it as it is.',
        };
      }
      const spelt = readNameCells(row, name === undefined ? [] : [name]);
      // Those who keep their amount to themselves have the word “private”.
      const weekly = centsOf(cellOf(row, amount));
      return [
        {
          id: member,
          name: typeof spelt === 'string' ? spelt : undefined,
          monthlyCents:
            weekly === undefined ? undefined : Math.round((weekly * WEEKS_OF_A_YEAR) / 12),
          standing: 'entitled',
          since: timeOfCell(cellOf(row, since)),
        },
      ];
    };
  },
};
