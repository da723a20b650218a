/** An issue that is ready to be published, and as small as can be. */
import { UNSUBSCRIBE_TOKEN_TAG } from '../../src/core/delivery/personal-parts.ts';
import type { Edition } from '../../src/core/edition/edition.ts';
import type { PublishRequest } from '../../src/workflows/publish-request.ts';

export function plainRequest(issueId: string, contentHash: string): PublishRequest {
  const url = `https://example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`;
  const edition: Edition = {
    issueId,
    tier: 'public',
    subject: 'Age-old infra patterns',
    preheader: '',
    html: `<a href="${url}">Unsubscribe</a>`,
    text: url,
    origins: [],
    nameFallbacks: [],
  };
  return {
    issueId,
    draft: false,
    diagnostics: [],
    mailDiagnostics: [],
    allowedRules: [],
    leaks: [],
    tiers: [],
    readers: ['public'],
    editions: new Map([['public', edition]]),
    contentHash,
    outline: [],
    facts: {
      from: { name: 'The Roundup', address: 'news@example.com' },
      replyTo: undefined,
      listId: 'news.example.com',
      unsubscribeUrl: url,
      unsubscribeMailto: `mailto:news@example.com?subject=unsubscribe%20${UNSUBSCRIBE_TOKEN_TAG}`,
    },
    postalAddress: '1 Example Street',
  };
}
