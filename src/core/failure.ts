/** A command that cannot go on: what happened and how to mend it, under a permanent id. */

/** What kind of failure it is; the command line turns each into its exit code. */
export type FailureKind =
  | 'failure'
  | 'usage'
  | 'content'
  | 'unavailable'
  | 'unresolved'
  | 'not-confirmed'
  | 'configuration';

export class Failure extends Error {
  override readonly name = 'Failure';
  /** Permanent, in kebab case, as in docs/failures.md. */
  readonly id: string;
  readonly kind: FailureKind;
  readonly remedy: string;

  /** `message` and `remedy` must hold no secret, token, address or gated text. */
  constructor(kind: FailureKind, id: string, message: string, remedy: string) {
    super(message);
    this.kind = kind;
    this.id = id;
    this.remedy = remedy;
  }
}
