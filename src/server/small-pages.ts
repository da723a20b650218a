/** The pages that more than one route answers with. */
import type { Page } from './page.ts';

export const notFoundPage: Page = {
  status: 404,
  heading: 'There is no such page',
  sentences: ['Perhaps the address is mistyped. The archive has every issue.'],
};

export const tooLargePage: Page = {
  status: 413,
  heading: 'That was too much',
  sentences: ['The request is larger than any form here. Nothing was changed.'],
};

/** `requestId` is in the log, too. */
export function brokenPage(requestId: string): Page {
  return {
    status: 500,
    heading: 'Something broke here',
    sentences: [
      'It is our mistake, not yours, and we cannot say whether your request was carried out.',
      'Please try again in a few minutes: asking twice does no harm.',
      `If you write to us about it, name this number: ${requestId}.`,
    ],
  };
}

/** `allowed` as the Allow header lists methods (RFC 9110, 15.5.6). */
export function wrongMethodPage(allowed: string): Page {
  return {
    status: 405,
    heading: 'That cannot be done here',
    sentences: [`This address answers ${allowed} only. Nothing was changed.`],
    headers: { Allow: allowed },
  };
}
