/** The HTML of somebody's note as plain Markdown: words, quotes and addresses, and nothing else. */
import { Parser } from 'htmlparser2';
import { isWebAddress } from '../fields.ts';

const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'tr']);
const UNSEEN = new Set(['script', 'style', 'template', 'title', 'noscript']);

/** Text without a tag or an entity comes back as it was. */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  let text = '';
  let unseen = 0;
  const hrefs: (string | undefined)[] = [];
  let quotes = 0;
  const newLine = (count: number): void => {
    const blank = '\n'.repeat(count);
    if (text !== '' && !text.endsWith(blank)) text = `${text.replace(/[ \n]+$/, '')}${blank}`;
  };
  const parser = new Parser({
    onopentagname(name) {
      if (UNSEEN.has(name)) unseen += 1;
      if (BLOCKS.has(name)) newLine(2);
      if (name === 'br') text += '\n';
      if (name === 'li') {
        newLine(1);
        text += '- ';
      }
      if (name === 'blockquote') quotes += 1;
    },
    onopentag(name, { href }) {
      if (name !== 'a') return;
      const goes = href !== undefined && isWebAddress(href);
      hrefs.push(goes ? href : undefined);
      if (goes) text += '[';
    },
    ontext(words) {
      if (unseen > 0) return;
      text += quotes > 0 ? words.replace(/\s*\n\s*/g, '\n') : words;
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen -= 1;
      if (name === 'a') {
        const href = hrefs.pop();
        if (href !== undefined) text += `](${escaped(href)})`;
      }
      if (name === 'blockquote') {
        quotes -= 1;
        const start = text.lastIndexOf('\n\n') + 2;
        const begun = start < 2 ? 0 : start;
        text = `${text.slice(0, begun)}${quoted(text.slice(begun))}`;
      }
      if (BLOCKS.has(name)) newLine(2);
    },
  });
  parser.end(html);
  return text.replace(/\n{3,}/g, '\n\n').trim();
}

/** Brackets and blanks would end the address in Markdown. */
function escaped(href: string): string {
  return href.replace(
    /[()\s<>]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** Somebody else's words as a quote in Markdown. */
export function quoted(words: string): string {
  return words
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
