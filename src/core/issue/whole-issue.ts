/** An issue for patrons as the one extra that the archive has of it. */
import type { Extra, PatronIssue } from './issue.ts';

/** The id of that extra. */
export const WHOLE_ISSUE = 'issue';

/**
 * `publicId` stands for the issue wherever the public looks, the names under which it is sealed
 * included: its own id would tell what it is about.
 */
export function wholeIssue(issue: PatronIssue, publicId: string): Extra {
  return {
    issueId: publicId,
    id: WHOLE_ISSUE,
    tier: issue.audience,
    heading: issue.title,
    revision: issue.revision,
    place: issue.headPlaces.title,
    body: issue.body,
    assets: issue.assets,
    sections: issue.sections,
  };
}
