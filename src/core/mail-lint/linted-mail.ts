/** A mail as the rules look at it: the bytes that go out, and what they say. */
import type { Comment, Nodes, Root } from 'hast';
import type { Root as Sheet } from 'postcss';
import { rehype } from 'rehype';
import { eachNode } from '../each-node.ts';
import { listHeaders, type Message } from '../delivery/message.ts';
import type { Edition } from '../edition/edition.ts';
import { type MailElement, mailElements } from './mail-element.ts';
import { parseCss } from './parse-css.ts';
import { type Piece, visiblePieces, visibleText, wordsOf } from './visible-text.ts';

export interface MailToLint {
  readonly edition: Edition;
  /** The edition as it is submitted, with its headers. */
  readonly message: Message;
  readonly postalAddress: string;
  /** The issue's file, for what the author wrote nowhere in particular. */
  readonly issuePath: string;
}

export interface LintedMail extends MailToLint {
  /** The HTML, read again as a client reads it; every node has its position. */
  readonly tree: Root;
  /** In the order in which they begin. */
  readonly elements: readonly MailElement[];
  /** What a reader sees or hears, piece by piece. */
  readonly pieces: readonly Piece[];
  /** All of it as one text, in reading order. */
  readonly visibleText: string;
  /** The words of that text. */
  readonly words: readonly string[];
  /** The words of the text edition. */
  readonly textWords: readonly string[];
  /** Conditional ones too, whose content only classic Outlook reads. */
  readonly comments: readonly Comment[];
  /** What stands in `<style>`, all of it; empty where it cannot be read. */
  readonly sheet: Sheet;
  /** Set where the sheet cannot be read. */
  readonly sheetProblem: string | undefined;
  /** Where the first `<style>` begins. */
  readonly sheetAt: number | undefined;
  /** The list headers of one copy. */
  readonly headers: Readonly<Record<string, string>>;
}

const parser = rehype().freeze();
/** Any recipient will do: headers differ in the token alone. */
const someone = {
  subscriberId: '',
  address: '',
  name: undefined,
  unsubscribeToken: 'x'.repeat(43),
};

export function linted(mail: MailToLint): LintedMail {
  const tree = parser.parse(mail.message.html);
  const elements = mailElements(tree);
  const styles = elements.filter(({ name }) => name === 'style');
  const css = styles.map(({ node }) => textOf(node)).join('\n');
  const { sheet, problem } = parseCss(css);
  const seen = visibleText(elements);
  return {
    ...mail,
    tree,
    elements,
    pieces: visiblePieces(elements),
    visibleText: seen,
    words: wordsOf(seen),
    textWords: wordsOf(mail.message.text),
    comments: commentsOf(tree),
    sheet,
    sheetProblem: problem,
    sheetAt: styles[0]?.at,
    headers: listHeaders(mail.message, someone),
  };
}

function commentsOf(tree: Root): Comment[] {
  const comments: Comment[] = [];
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'comment') comments.push(node);
  });
  return comments;
}

function textOf(node: MailElement['node']): string {
  return node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}
