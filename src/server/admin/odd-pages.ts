/** What the admin answers when there is nothing to show. */
import type { AdminPage } from './admin-page.ts';

export const lostPage: AdminPage = {
  status: 404,
  title: 'Not here',
  heading: 'There is no such page',
  words: 'Either the address is mistyped, or that issue has not begun to go out.',
  inside: true,
};

export const wrongMethodPage: AdminPage = {
  status: 405,
  title: 'Not here',
  heading: 'That cannot be done here',
  words: 'Nothing is changed here, only looked at. The commands do the rest.',
  inside: true,
  headers: { Allow: 'GET, HEAD' },
};

/** Anybody may get it: it comes before the session is looked at. */
export const tooLargePage: AdminPage = {
  status: 413,
  title: 'Too much',
  heading: 'That was too much',
  words: 'No form here is so large. Nothing was changed.',
  inside: false,
};

/** `requestId` is in the log, too. */
export function brokenPage(requestId: string): AdminPage {
  return {
    status: 500,
    title: 'Broken',
    heading: 'Something broke here',
    words: `It is a mistake of Roundup’s, not of yours. The log has it by this number: ${requestId}.`,
    inside: false,
  };
}
