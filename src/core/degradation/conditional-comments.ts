/** Reads the conditional comments of a mail as classic Outlook does. */

const opening = /<!(?:--)?\[if ([^\]<>]{1,80})\]>(?:<!-->|-->)?/g;
const CLOSING = '<![endif]';

/**
 * `[if mso]` is opened, `[if !mso]` removed with what it holds. Not in the data, but what every mail
 * relies on: https://www.goodemailcode.com/email-code/template
 */
export function readConditionalComments(html: string): string {
  let result = '';
  let from = 0;
  for (;;) {
    opening.lastIndex = from;
    const start = opening.exec(html);
    const end = start === null ? -1 : html.indexOf(CLOSING, opening.lastIndex);
    if (start === null || end < 0) return result + html.slice(from);
    result += html.slice(from, start.index);
    const content = html.slice(start.index + start[0].length, end).replace(/<!--$/, '');
    if (isTrue(start[1] ?? '')) result += withoutSettings(content);
    from = end + CLOSING.length;
    from += /^(?:-->|>)/.exec(html.slice(from, from + 3))?.[0].length ?? 0;
  }
}

/** Versions are not told apart: the newest classic Outlook is meant. */
function isTrue(condition: string): boolean {
  return /\bmso\b/.test(condition) && !/!\s*\(?\s*mso\b|\blte? mso\b/.test(condition);
}

/** Office reads `<xml>` as settings and shows nothing of it; a browser would show its text. */
function withoutSettings(content: string): string {
  return content.replace(/<xml>[^]*?<\/xml>\s*/g, '');
}
