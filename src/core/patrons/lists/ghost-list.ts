/** Ghost's export of members: whoever has a tier pays for it, or got it as a gift. */
import { readAddressCell } from '../../audience/address-cell.ts';
import { findColumn, findEmailColumn } from '../../audience/columns.ts';
import { readNameCells } from '../../audience/name.ts';
import type { SourceMember } from '../source-member.ts';
import { cellOf, isYes } from './list-cells.ts';
import type { PatronList } from './patron-list.ts';

export const ghostList: PatronList = {
  source: 'ghost-csv',
  title: 'Ghost’s list of members',
  signature: ['subscribedtoemails', 'complimentaryplan', 'tiers'],
  reader(header) {
    const email = findEmailColumn(header);
    const [name, tiers, complimentary, deleted] = [
      ['name'],
      ['tiers'],
      ['complimentaryplan'],
      ['deletedat'],
    ].map((keys) => findColumn(header, keys));
    return (row) => {
      const titles = cellOf(row, tiers)
        .split(',')
        .map((title) => title.trim())
        .filter((title) => title !== '');
      const isGift = titles.length === 0 && isYes(cellOf(row, complimentary));
      if ((titles.length === 0 && !isGift) || cellOf(row, deleted) !== '') return [];
      const address = readAddressCell(row, email);
      if ('reason' in address) return address;
      const spelt = readNameCells(row, name === undefined ? [] : [name]);
      if (typeof spelt === 'object') return spelt;
      const member = { id: address.key, address, name: spelt, standing: 'entitled' } as const;
      // Made at Ghost at a time that says nothing of when they began to pay.
      return isGift
        ? [member]
        : titles.map((tierTitle): SourceMember => ({ ...member, tierTitle }));
    };
  },
};
