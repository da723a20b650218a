/** A feed before it is written in one format or another. */

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** Whole addresses: of the page that it belongs to, and its own. */
  readonly page: string;
  readonly self: string;
  readonly language: string;
  /** `YYYY-MM-DD`: when anything in it last changed; undefined where nothing is in it. */
  readonly updated: string | undefined;
  readonly author: { readonly name: string; readonly url?: string | undefined };
  /** Whole address of its small picture, which is square. */
  readonly icon?: string | undefined;
  /** Of the WebSub hub that tells its readers of news. */
  readonly hub?: string | undefined;
  /** The newest first. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** Never changes, whatever else does. */
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  readonly link: string;
  /** `YYYY-MM-DD` */
  readonly published: string;
  readonly updated: string;
  /** Plain text. */
  readonly summary?: string | undefined;
  /** With whole addresses. */
  readonly html?: string | undefined;
  readonly tags: readonly string[];
  /** Whose work it is. */
  readonly creators: readonly string[];
  /** Whole address. */
  readonly picture?: string | undefined;
}

/** Midnight UTC: days have no hour, and a feed wants one. */
export function dayStart(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** In ASCII alone: feeds hold URIs, and authors write addresses in their own letters. */
export function uriOf(address: string): string {
  return URL.parse(address)?.href ?? address;
}
