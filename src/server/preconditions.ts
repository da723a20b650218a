/** Whether a client has what it asks for already (RFC 9110, 13). */

/** What a request's conditions are held against. */
export interface Validators {
  /** Strong, in its quotes. */
  readonly etag: string;
  /** In whole seconds, as milliseconds since 1970. */
  readonly modified: number;
}

/** In the order of 13.2.2, in which a tag outweighs a date. */
export function judgeConditions(
  headers: Headers,
  known: Validators,
): 'go on' | 'not modified' | 'failed' {
  const ifMatch = headers.get('if-match');
  if (ifMatch !== null && !tagsOf(ifMatch).some((tag) => tag === '*' || tag === known.etag)) {
    return 'failed';
  }
  if (ifMatch === null && known.modified > dateOf(headers.get('if-unmodified-since'))) {
    return 'failed';
  }
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch === null) {
    return known.modified <= dateOf(headers.get('if-modified-since')) ? 'not modified' : 'go on';
  }
  const has = tagsOf(ifNoneMatch).some(
    (tag) => tag === '*' || tag.replace(/^W\//, '') === known.etag,
  );
  return has ? 'not modified' : 'go on';
}

/** A part may be added only to what it is a part of (13.1.5); a date in the last second is no proof. */
export function mayAnswerPart(headers: Headers, { etag }: Validators): boolean {
  const ifRange = headers.get('if-range');
  return ifRange === null || ifRange === etag;
}

function tagsOf(header: string): readonly string[] {
  return header.split(',').map((tag) => tag.trim());
}

/** NaN, which every comparison denies, when there is none. */
function dateOf(header: string | null): number {
  return Date.parse(header ?? '');
}
