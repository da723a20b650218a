/** GitHub's export of sponsorships: a row for each payment, and seldom an address. */
import { parseAddress } from '../../audience/address.ts';
import { findColumn } from '../../audience/columns.ts';
import { readNameCells } from '../../audience/name.ts';
import type { RowProblem } from '../../audience/row-problem.ts';
import type { TableRow } from '../../audience/table.ts';
import { DAY_MS } from '../grant-of.ts';
import { cellOf, centsOf, isYes, timeOfCell } from './list-cells.ts';
import type { PatronList } from './patron-list.ts';

const MONTH_DAYS = 31;
const YEAR_DAYS = 366;

/** Paid for until a month or a year after the last payment; one-time payments give no tier. */
export const githubSponsorsList: PatronList = {
  source: 'github-sponsors-csv',
  title: 'GitHub’s list of sponsorships',
  signature: ['sponsorhandle', 'tiername', 'transactiondate'],
  reader(header, { graceDays }) {
    const [handle, name, email, started, isYearly, tier, amount, status, paid] = [
      ['sponsorhandle'],
      ['sponsorprofilename'],
      ['sponsorpublicemail'],
      ['sponsorshipstartedon'],
      ['isyearly'],
      ['tiername'],
      ['tiermonthlyamount'],
      ['status'],
      ['transactiondate'],
    ].map((keys) => findColumn(header, keys));
    return (row) => {
      const title = cellOf(row, tier);
      const isOnce = /\bone[- ]time\b/i.test(title);
      if (isOnce || cellOf(row, status).toLowerCase() !== 'settled') return [];
      const login = cellOf(row, handle).toLowerCase();
      const paidAt = timeOfCell(cellOf(row, paid));
      if (login === '' || paidAt === undefined) return unreadable(row);
      const spelt = readNameCells(row, name === undefined ? [] : [name]);
      const address = parseAddress(cellOf(row, email));
      const days = (isYes(cellOf(row, isYearly)) ? YEAR_DAYS : MONTH_DAYS) + graceDays;
      return [
        {
          id: login,
          address: typeof address === 'string' ? undefined : address,
          name: typeof spelt === 'string' ? spelt : undefined,
          tierTitle: title || undefined,
          monthlyCents: centsOf(cellOf(row, amount)),
          standing: 'entitled',
          since: timeOfCell(cellOf(row, started)),
          expiresAt: new Date(paidAt.getTime() + days * DAY_MS),
          toldAt: paidAt,
        },
      ];
    };
  },
};

function unreadable({ line }: TableRow): RowProblem {
  return {
    id: 'row-payment-unreadable',
    line,
    reason: 'The row has no sponsor, or no date of a payment.',
    remedy: 'Export the list anew, and import it as it is.',
  };
}
