/** What a question by mail is about, read from its row. */
import type { ConfirmationPurpose } from '../../core/audience/confirmation.ts';
import { textOf } from './row.ts';
import type { Row } from './sql-database.ts';

export function purposeOf(row: Row): ConfirmationPurpose {
  const kind = textOf(row, 'purpose');
  if (kind === 'subscription' || kind === 'settings') return { kind };
  if (kind !== 'address') throw new TypeError('Column purpose holds no purpose.');
  return {
    kind,
    address: { spelling: textOf(row, 'address_spelling'), key: textOf(row, 'address_key') },
  };
}
