/** A topic: a tag that readers choose by themselves. */

export interface Topic {
  /** The tag, by which `publish --segment` reaches those who chose it. */
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
}
