/** Where the page and the feed of a tag are. */

export function tagAddress(tag: string): string {
  return `/tags/${tag}/`;
}

/** Of its links. */
export function tagFeedAddress(tag: string): string {
  return `/tags/${tag}.xml`;
}
