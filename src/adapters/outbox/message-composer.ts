/** One copy of a mail as a file, composed as the outbox composes it. */
import type { MessageComposer } from '../../ports/mail.ts';
import { mailComposer } from '../mime/compose-mail.ts';

export const messageComposer: MessageComposer = {
  async compose(submission) {
    const [recipient] = submission.recipients;
    if (recipient === undefined) throw new Error('A submission has a recipient.');
    return new Uint8Array(await mailComposer(submission)(recipient));
  },
};
