/** A row was refused because another holds its key. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
}
