/** Editions on their way to an invented reader. */
import { type MessageFacts, messageOf, type Submission } from '../../src/core/delivery/message.ts';
import type { Edition } from '../../src/core/edition/edition.ts';
import { sampleSubmission } from './sample-submission.ts';

export function editionSubmission(edition: Edition, facts: MessageFacts): Submission {
  return sampleSubmission(1, {
    issueId: edition.issueId,
    tier: edition.tier,
    message: messageOf(edition, facts),
  });
}
