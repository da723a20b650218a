/** The mail that brings patrons the link which opens extras in the archive. */
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** `sealed`: the link is a key. `served`: it leads to where patrons log in. */
export function patronNotice(
  { link, access }: { readonly link: string; readonly access: 'sealed' | 'served' },
  facts: NoticeFacts,
): Notice {
  const { title } = facts;
  const thanks = `Thank you for supporting ${title}. From now on the extras are in your mails.`;
  return access === 'sealed'
    ? noticeOf(
        {
          subject: `Your key to the extras of ${title}`,
          preheader: 'One link opens them in the archive, too, on each of your devices.',
          parts: [
            `${thanks} In the archive this link opens them. Follow it once on each device that you read on; from then on they open by themselves there.`,
            { link, words: 'Open the extras' },
            'Keep this mail, and do not pass the link on: it is a key, and whoever has it reads what you pay for. If it gets out, answer this mail and ask for another.',
          ],
        },
        facts,
      )
    : noticeOf(
        {
          subject: `The extras of ${title}`,
          preheader: 'Log in to read them in the archive, too.',
          parts: [
            `${thanks} In the archive you read them once you have logged in with this address. No password is needed: each time you get a link by mail. There is a private feed for you as well.`,
            { link, words: 'Log in' },
          ],
        },
        facts,
      );
}
