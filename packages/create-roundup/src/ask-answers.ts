/** Asks for what nobody has said yet, one question a line, each with a suggestion. */
import { createInterface } from 'node:readline/promises';
import { type Answers, objection, type Question, questions, suggestion } from './answers.ts';

const WORDS: Readonly<Record<Question, string>> = {
  title: 'What is it called?',
  url: 'Where will the archive be?',
  author: 'Who writes it?',
  sender: 'Which address do the mails come from?',
};

export interface AskOptions {
  /** The folder’s own name. */
  readonly folder: string;
  readonly said: Partial<Answers>;
  /** Takes what is suggested, and asks nothing. */
  readonly isUnattended: boolean;
}

/** Throws an `Error` with the words for people where an answer that was given beforehand will not do. */
export async function askAnswers({ folder, said, isUnattended }: AskOptions): Promise<Answers> {
  const known: Partial<Record<Question, string>> = {};
  for (const question of questions) {
    const given = said[question];
    if (given === undefined) continue;
    const wrong = objection(question, given);
    if (wrong !== undefined) throw new Error(`--${question} ${JSON.stringify(given)}: ${wrong}`);
    known[question] = given;
  }
  const suggest = (question: Question): string =>
    known[question] ?? suggestion(question, folder, known);
  if (isUnattended) {
    for (const question of questions) known[question] = suggest(question);
    return complete(known);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D end a question that would wait for ever.
  const left = new AbortController();
  terminal.on('close', () => left.abort());
  try {
    for (const question of questions) {
      while (known[question] === undefined) {
        const words = `${WORDS[question]} (${suggest(question)}) `;
        const typed = await terminal.question(words, { signal: left.signal });
        const answer = typed.trim() === '' ? suggest(question) : typed.trim();
        const wrong = objection(question, answer);
        if (wrong === undefined) known[question] = answer;
        else terminal.write(`${wrong}\n`);
      }
    }
  } finally {
    terminal.close();
  }
  return complete(known);
}

function complete({ title = '', url = '', author = '', sender = '' }: Partial<Answers>): Answers {
  return { title, url: url.replace(/\/$/, ''), author, sender };
}
