/** The pages that more than one route answers with. */
import type { PageWriter } from './page.ts';

export const notFoundPage: PageWriter = ({ small }) => ({
  status: 404,
  heading: small.notFound,
  sentences: [small.notFoundHelp],
});

export const tooLargePage: PageWriter = ({ small }) => ({
  status: 413,
  heading: small.tooLarge,
  sentences: [small.tooLargeHelp],
});

/** `requestId` is in the log, too. */
export function brokenPage(requestId: string): PageWriter {
  return ({ small }) => ({
    status: 500,
    heading: small.broken,
    sentences: [small.ourMistake, small.tryAgain, small.nameNumber(requestId)],
  });
}

/** `allowed` as the Allow header lists methods (RFC 9110, 15.5.6). */
export function wrongMethodPage(allowed: string): PageWriter {
  return ({ small }) => ({
    status: 405,
    heading: small.wrongMethod,
    sentences: [small.wrongMethodHelp(allowed)],
    headers: { Allow: allowed },
  });
}
