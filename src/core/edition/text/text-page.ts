/** What the parts of one text edition share: addresses to list, notes to number. */
import type { Definition, FootnoteDefinition, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { EditionContext } from '../edition-context.ts';
import type { ProjectedIssue } from '../project.ts';

export interface TextPage {
  readonly issue: ProjectedIssue;
  readonly context: EditionContext;
  readonly addresses: AddressList;
  readonly notes: Notes;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly nameFallbacks: readonly string[];
  /** Sets blocks, an empty line between them; parts call each other through it. */
  readonly setBlocks: (nodes: readonly RootContent[], page: TextPage) => string[];
  /** Columns left for text. */
  readonly width: number;
}

/** Numbers addresses through the whole edition, and gives them out section by section. */
export interface AddressList {
  /** Takes a whole address. */
  readonly number: (address: string) => number;
  /** The lines for the addresses since the last call. */
  readonly take: () => string[];
}

export function addressList(): AddressList {
  let pending = new Map<string, number>();
  let last = 0;
  return {
    number(address) {
      const number = pending.get(address) ?? ++last;
      pending.set(address, number);
      return number;
    },
    take() {
      const lines = [...pending].map(([address, number]) => `[${number}] ${address}`);
      pending = new Map();
      return lines;
    },
  };
}

/** Footnotes in the order in which the text refers to them. */
export interface Notes {
  readonly number: (identifier: string) => number | undefined;
  /** Notes may refer to further notes, so this is asked until it gives none. */
  readonly next: () => { readonly number: number; readonly note: FootnoteDefinition } | undefined;
}

export function notesOf(tree: Root): Notes {
  const written = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (note) => {
    if (!written.has(note.identifier)) written.set(note.identifier, note);
  });
  const order: FootnoteDefinition[] = [];
  let given = 0;
  return {
    number(identifier) {
      const note = written.get(identifier);
      if (note === undefined) return undefined;
      if (!order.includes(note)) order.push(note);
      return order.indexOf(note) + 1;
    },
    next() {
      const note = order[given];
      if (note === undefined) return undefined;
      given += 1;
      return { number: given, note };
    },
  };
}

export function definitionsOf(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (definition) => {
    if (!definitions.has(definition.identifier)) definitions.set(definition.identifier, definition);
  });
  return definitions;
}
