/** The invented reader whom previews are made for. */
import type { Recipient } from '../delivery/message.ts';

/** As long as a real token, so that sizes are right; no server ever made it. */
const TOKEN = 'sample-token-which-no-server-has-ever-given';

/** Nobody: example.com takes no mail (RFC 2606), and the token opens nothing. */
export const sampleRecipient: Recipient = {
  subscriberId: 'sample-reader',
  address: 'reader@example.com',
  name: 'Robin Reader',
  unsubscribeToken: TOKEN,
};
