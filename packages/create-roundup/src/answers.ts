/** What a new newsletter is asked about, what is suggested, and what will do. */

export const questions = ['title', 'url', 'author', 'sender'] as const;

export type Question = (typeof questions)[number];

export type Answers = Readonly<Record<Question, string>>;

/** What is suggested follows from the folder's name, and from what was said before. */
export function suggestion(question: Question, folder: string, said: Partial<Answers>): string {
  switch (question) {
    case 'title':
      return titleOf(folder);
    case 'url':
      return `https://${nameOf(folder)}.example`;
    case 'author':
      return 'Your Name';
    case 'sender':
      return `letter@${hostOf(said.url) ?? 'news.example'}`;
  }
}

/** What is wrong with an answer, to be told to whoever gave it; undefined when nothing is. */
export function objection(question: Question, answer: string): string | undefined {
  // A line separator would end a comment or a title half-way; so would anything else unseen.
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(answer)) return 'That has characters in it which nobody sees.';
  if (answer.trim() === '') return 'Something has to stand there.';
  if (answer.length > MOST[question]) return `At most ${MOST[question]} characters, please.`;
  if (question === 'url' && !isOrigin(answer)) {
    return 'An address without a path is needed, such as https://letter.example.com.';
  }
  if (question === 'sender' && !/^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@<>"',;:.]+$/.test(answer)) {
    return 'An address for mail is needed, such as ada@example.com.';
  }
  return undefined;
}

/** As npm takes it for a name. */
export function nameOf(folder: string): string {
  const name = folder
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'newsletter' : name;
}

const MOST: Readonly<Record<Question, number>> = { title: 100, url: 200, author: 100, sender: 200 };

function titleOf(folder: string): string {
  const words = nameOf(folder).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isOrigin(answer: string): boolean {
  if (!URL.canParse(answer)) return false;
  const { protocol, origin } = new URL(answer);
  return /^https?:$/.test(protocol) && (answer === origin || answer === `${origin}/`);
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}
