/** The mail that leads a person to the settings of their subscription. */
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** How long the link works: whoever has it can see and change everything. */
export const SETTINGS_HOURS = 2;

export function settingsNotice(link: string, facts: NoticeFacts): Notice {
  return noticeOf(
    {
      subject: `Your settings for ${facts.title}`,
      preheader: `The link works for ${SETTINGS_HOURS} hours, and is for you alone.`,
      parts: [
        `Here are the settings of your subscription to ${facts.title}: name, topics, a pause, another address, and all that is stored about you.`,
        { link, words: 'Open my settings' },
        `The link works for ${SETTINGS_HOURS} hours. Do not pass it on: whoever opens it can change your subscription. If you have not asked for it, do nothing.`,
      ],
    },
    facts,
  );
}
