/** The mail that brings patrons the link which opens extras in the archive. */
import { textsOf } from '../texts/texts.ts';
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** `sealed`: the link is a key. `served`: it leads to where patrons log in. */
export function patronNotice(
  { link, access }: { readonly link: string; readonly access: 'sealed' | 'served' },
  facts: NoticeFacts,
): Notice {
  const { title } = facts;
  const { sealedExtras, servedExtras } = textsOf(facts.language).notices;
  return access === 'sealed'
    ? noticeOf(
        {
          subject: sealedExtras.subject(title),
          preheader: sealedExtras.preheader,
          parts: [
            sealedExtras.thanks(title),
            { link, words: sealedExtras.open },
            sealedExtras.keep,
          ],
        },
        facts,
      )
    : noticeOf(
        {
          subject: servedExtras.subject(title),
          preheader: servedExtras.preheader,
          parts: [servedExtras.thanks(title), { link, words: servedExtras.logIn }],
        },
        facts,
      );
}
