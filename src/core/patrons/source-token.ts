/** An OAuth token by which a source is read, with the one that renews it. */

export interface SourceToken {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The token that an author gave; all that it was renewed to since belongs to it. */
export interface TokenOrigin {
  readonly source: string;
  readonly given: SourceToken;
}
