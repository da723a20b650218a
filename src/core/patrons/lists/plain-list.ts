/** A list of one's own: an address and a tier in each row. */
import { readAddressCell } from '../../audience/address-cell.ts';
import { findColumn, findEmailColumn } from '../../audience/columns.ts';
import { readNameCells } from '../../audience/name.ts';
import { Failure } from '../../failure.ts';
import { cellOf } from './list-cells.ts';
import type { PatronList } from './patron-list.ts';

/** Its reader throws a content failure when there is no column of addresses, or none of tiers. */
export const plainList: PatronList = {
  source: undefined,
  title: 'a plain list',
  signature: [],
  reader(header, { hasOtherwise }) {
    const email = findEmailColumn(header);
    const tier = findColumn(header, ['tier', 'tiername']);
    if (tier === undefined && !hasOtherwise) {
      throw new Failure(
        'content',
        'table-without-tier',
        'No column is named “tier”, so nobody’s level of support is known.',
        'Add a column “tier” with the id or the name of a tier of newsletter.config.ts in each row, or name one for all of them with --tier.',
      );
    }
    const name = findColumn(header, ['name', 'fullname']);
    return (row) => {
      const address = readAddressCell(row, email);
      if ('reason' in address) return address;
      const spelt = readNameCells(row, name === undefined ? [] : [name]);
      if (typeof spelt === 'object') return spelt;
      const tierTitle = cellOf(row, tier) || undefined;
      return [{ id: address.key, address, name: spelt, tierTitle, standing: 'entitled' }];
    };
  },
};
