/** Where a recipient leaves; their token takes the place of the tag. */
import { UNSUBSCRIBE_TOKEN_TAG } from '../delivery/personal-parts.ts';

export function unsubscribeAddress(serverUrl: string): string {
  return `${serverUrl}/u/${UNSUBSCRIBE_TOKEN_TAG}`;
}
