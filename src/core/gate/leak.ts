/** What the gate finds: something that only patrons may have, in something that others get. */

export interface Leak {
  readonly path: string;
  readonly what: 'text' | 'file' | 'key';
  /** The extra, as `2023-10#pricing`, or which key it is. Never any of its content. */
  readonly of: string;
  /** The lowest tier that may have it; undefined for what nobody may have. */
  readonly tier: string | undefined;
  /** How it was written there, such as `plain`, `base64` or `HTML escapes in gzip`. */
  readonly form: string;
  /** Near which byte of the file, as it lies there, it begins or ends. */
  readonly at: number;
}

/** A file into which the gate could not look to the end. */
export interface Unseen {
  readonly path: string;
  readonly what: 'unseen';
  readonly reason: string;
}

export type Finding = Leak | Unseen;

export function isLeak(finding: Finding): finding is Leak {
  return finding.what !== 'unseen';
}

/** One line for people. */
export function describeFinding(finding: Finding): string {
  if (!isLeak(finding)) return `${finding.path}: ${finding.reason}`;
  const { path, what, of, tier, form, at } = finding;
  const whose = tier === undefined ? '' : `, for ${tier}`;
  const how = form === 'plain' ? '' : `, as ${form}`;
  return `${path}: ${what} of ${of}${whose}${how}, near byte ${at}`;
}
