/** An invented submission for the tests of transports. */
import { nameTag, UNSUBSCRIBE_TOKEN_TAG } from '../../src/core/delivery/personal-parts.ts';
import type { Submission } from '../../src/core/delivery/message.ts';

/** `recipients` is how many; anything else can be replaced. */
export function sampleSubmission(
  recipients: number,
  replaced: Partial<Omit<Submission, 'recipients'>> = {},
): Submission {
  return {
    issueId: '2023-10',
    runId: '0190b0aa-0000-7000-8000-00000000abcd',
    batchNo: 1,
    attempt: 1,
    tier: 'public',
    at: new Date('2023-11-02T08:30:00Z'),
    message: {
      from: { name: 'Ines Ö. “Harbour”', address: 'letters@harbour.example.com' },
      replyTo: 'ines@example.com',
      subject: 'Age-old patterns – naïve & <new>',
      html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Harbour</title></head>
<body><p>Grüße, ${nameTag(0, 'html')} “reader”; a = b.  </p><script>alert(1)</script>
<p><a href="https://harbour.example.com/u/${UNSUBSCRIBE_TOKEN_TAG}">Leave</a></p></body></html>
`,
      text: `Grüße, ${nameTag(0, 'text')} "reader"; a = b.\n\nFrom here on.\n.\nLeave: https://harbour.example.com/u/${UNSUBSCRIBE_TOKEN_TAG}\n`,
      listId: 'letters.harbour.example.com',
      unsubscribeUrl: `https://harbour.example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`,
      unsubscribeMailto: `mailto:leave@harbour.example.com?subject=unsubscribe%20${UNSUBSCRIBE_TOKEN_TAG}`,
      nameFallbacks: ['friend'],
    },
    ...replaced,
    recipients: Array.from({ length: recipients }, (_, no) => ({
      subscriberId: `0190b0aa-1111-7000-8000-${String(no).padStart(12, '0')}`,
      address: `reader.${no}@example.org`,
      unsubscribeToken: `v1.${String(no).padStart(6, '0')}.k3Yq-invented_token`,
      name: no % 2 === 0 ? 'Zoë O’Neill' : undefined,
    })),
  };
}
