/** Reads the heading of an extra: `## Title {#id}`, or with a revision `## Title {#id rev=2}`. */

const ATTRIBUTES = /\{#([a-z0-9][a-z0-9-]{0,60})(?: +([^{}]{1,60}))?\}$/;
const REVISION = /^rev=([1-9]\d{0,3})$/;

export interface ExtraHeading {
  readonly id: string;
  readonly title: string;
  /** undefined when what stands behind the id is no revision from 1 to 9999. */
  readonly revision: number | undefined;
}

/** undefined for a heading without an id. */
export function extraHeading(text: string): ExtraHeading | undefined {
  const written = text.trimEnd();
  const match = ATTRIBUTES.exec(written);
  if (match === null) return undefined;
  const [, id = '', rest] = match;
  return { id, title: written.slice(0, match.index).trimEnd(), revision: revisionOf(rest) };
}

function revisionOf(written: string | undefined): number | undefined {
  if (written === undefined) return 1;
  const number = REVISION.exec(written.trim())?.[1];
  return number === undefined ? undefined : Number(number);
}
