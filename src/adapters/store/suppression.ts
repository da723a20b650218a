/** Never-mail records: an address's hash with a reason. */
import { suppressionReasons, type SuppressionReason } from '../../core/audience/subscriber.ts';
import type { Row } from './sql-database.ts';

export function suppressionReasonOf(row: Row): SuppressionReason {
  const reason = suppressionReasons.find((known) => known === row['reason']);
  if (reason === undefined) throw new TypeError('Column reason holds no reason.');
  return reason;
}
