/** One copy marked as a test: no delivery, nothing in the ledger, no subscriber needed. */
import { parseAddress } from '../core/audience/address.ts';
import { messageOf, type SubmitOutcome } from '../core/delivery/message.ts';
import { Failure } from '../core/failure.ts';
import { requireNoLeaks } from './guard-editions.ts';
import type { PublishPorts, PublishRequest } from './publish-request.ts';

/** The nil UUID (RFC 9562, 5.9): its token is valid to look at, and unsubscribes nobody. */
export const TEST_SUBSCRIBER_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Drafts may be tested, broken issues not. Throws a `Failure`: `test-address`, `no-such-edition`,
 * `content-errors`, `editions-leak`, `test-copy-rejected` or `test-copy-unknown`.
 */
export async function sendTestCopy(
  ports: Pick<PublishPorts, 'transport' | 'tokens' | 'clock'>,
  request: PublishRequest,
  to: { readonly address: string; readonly tier: string },
): Promise<{ readonly subject: string; readonly providerId: string }> {
  const address = parseAddress(to.address);
  if (typeof address === 'string') {
    throw new Failure(
      'usage',
      'test-address',
      `The address for the test copy is not valid (${address}).`,
      'Give one plain address: --test you@example.com',
    );
  }
  const edition = testableEdition(request, to.tier);
  requireNoLeaks(request.leaks ?? ['the gate was not asked'], 'no copy was sent');
  const subject = `[Test] ${edition.subject}`;
  const at = ports.clock.now();
  const outcome = await ports.transport.submit({
    issueId: `${request.issueId}-test`,
    runId: `test-${at.getTime()}`,
    batchNo: 1,
    attempt: 1,
    tier: edition.tier,
    at,
    message: { ...messageOf(edition, request.facts), subject },
    recipients: [
      {
        subscriberId: TEST_SUBSCRIBER_ID,
        address: address.spelling,
        unsubscribeToken: ports.tokens.issue(TEST_SUBSCRIBER_ID),
        // Nobody's: the copy shows the fallbacks.
        name: undefined,
      },
    ],
  });
  return { subject, providerId: acceptedId(ports.transport.name, outcome) };
}

function testableEdition(request: PublishRequest, tier: string) {
  if (request.diagnostics.some((found) => found.severity === 'error')) {
    throw new Failure(
      'content',
      'content-errors',
      `${request.issueId} has errors, so there is nothing to test.`,
      'Mend what "roundup check" lists.',
    );
  }
  const edition = request.editions.get(tier);
  if (edition === undefined) {
    throw new Failure(
      'usage',
      'no-such-edition',
      `There is no edition for the tier "${tier}".`,
      `Name one of: ${[...request.editions.keys()].join(', ')}`,
    );
  }
  return edition;
}

function acceptedId(transport: string, outcome: SubmitOutcome): string {
  switch (outcome.state) {
    case 'accepted':
      return outcome.providerId;
    case 'rejected':
      throw new Failure(
        'unavailable',
        'test-copy-rejected',
        `${transport} refused the test copy: ${outcome.reason}.`,
        'Mend what it names, then try again.',
      );
    case 'unknown':
      throw new Failure(
        'unresolved',
        'test-copy-unknown',
        `No one knows whether ${transport} took the test copy: ${outcome.reason}.`,
        'Look into the inbox before you try again.',
      );
  }
}
