/** Pages of others: how one is asked for, and what may come of it. */
/** Pages of others, fetched so that nothing but the public web is ever asked. */
export interface WebFetcher {
  /** Never throws for what the other side does; rejects when `signal` is aborted. */
  fetch(request: WebRequest): Promise<WebAnswer | WebFailure>;
}

export interface WebRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /**
   * Of a POST: what is sent, as a form. It is sent again where the answer says so (307, 308); any
   * other redirect of it is the answer.
   */
  readonly form?: Readonly<Record<string, string>>;
  /** Of the body, unpacked; what is beyond is cut off. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface WebAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Names in small letters; of several of one name all, in one text. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly isCutOff: boolean;
  /** The address that answered, after all redirects. */
  readonly url: string;
  /** Each that was followed; a page has moved for good where all of them are permanent. */
  readonly redirects: readonly { readonly status: number; readonly to: string }[];
}

export interface WebFailure {
  readonly kind: 'failure';
  /** `refused`: the address is none that may be asked, and nobody asked it. */
  readonly reason:
    | 'refused'
    | 'no-such-host'
    | 'unreachable'
    | 'timed-out'
    | 'insecure'
    | 'too-many-redirects'
    | 'broken';
  /** For people, in one line. */
  readonly detail: string;
}
