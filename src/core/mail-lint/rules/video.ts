/** Videos: a linked picture at most, and a link in words beside it. */
import type { LintedMail } from '../linted-mail.ts';
import { attribute, type MailElement, outwards, wordsIn } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

const VIDEO =
  /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|youtube-nocookie\.com)\//i;
const FILE = /\.(?:mp4|webm|mov|m4v)(?:[?#]|$)/i;
const STILL = /^https?:\/\/(?:i\d?\.ytimg\.com|img\.youtube\.com|i\.vimeocdn\.com)\//i;

export const videoWithoutWords: MailRule = {
  id: 'mail/video-without-words',
  *look(mail) {
    const links = mail.elements.filter(({ name }) => name === 'a');
    const inWords = new Set(
      links.filter(({ node }) => wordsIn(node) !== '').map((link) => addressOf(link)),
    );
    for (const link of links) {
      const address = addressOf(link);
      if ((VIDEO.test(address) || FILE.test(address)) && !inWords.has(address)) {
        yield { reason: 'A video is reached by a picture alone.', at: link.at };
      }
    }
    for (const still of stillsOf(mail)) {
      if ([...outwards(still)].some(({ name }) => name === 'a')) continue;
      yield { reason: 'A picture of a video leads to no video.', at: still.at };
    }
  },
};

function stillsOf(mail: LintedMail): MailElement[] {
  return mail.elements.filter(
    ({ name, node }) => name === 'img' && STILL.test(attribute(node, 'src') ?? ''),
  );
}

function addressOf({ node }: MailElement): string {
  return attribute(node, 'href') ?? '';
}
