/** The mail that leads a person to the settings of their subscription. */
import { textsOf } from '../texts/texts.ts';
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** How long the link works: whoever has it can see and change everything. */
export const SETTINGS_HOURS = 2;

export function settingsNotice(link: string, facts: NoticeFacts): Notice {
  const words = textsOf(facts.language).notices.settings;
  return noticeOf(
    {
      subject: words.subject(facts.title),
      preheader: words.preheader(SETTINGS_HOURS),
      parts: [
        words.here(facts.title),
        { link, words: words.open },
        words.otherwise(SETTINGS_HOURS),
      ],
    },
    facts,
  );
}
