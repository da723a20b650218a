/** When an issue is meant to go out, read without checking the rest of it. */
export interface IssueDate {
  readonly id: string;
  /** `YYYY-MM-DD`; undefined where the issue gives none that can be read. */
  readonly date: string | undefined;
  readonly draft: boolean;
}
