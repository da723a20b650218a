/** A person at a terminal, one key at a time; the terminal is given back however it ends. */
import { createInterface, emitKeypressEvents, type Key } from 'node:readline';

export interface TerminalDesk extends Disposable {
  /** A letter, digit or space as it is typed; undefined for Ctrl-C, Ctrl-D, or an end from outside. */
  key(): Promise<string | undefined>;
  /** A line, which begins with `before`; undefined for Ctrl-C and Ctrl-D. */
  ask(question: string, before: string): Promise<string | undefined>;
  /** Gives the terminal to another program until it is done. */
  lend<T>(work: () => Promise<T>): Promise<T>;
}

export function canTakeKeys(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Only where `canTakeKeys()`. `signal` ends the wait for a key. */
export function openTerminalDesk(signal: AbortSignal): TerminalDesk {
  const { stdin } = process;
  let typed: (string | undefined)[] = [];
  let wake: (() => void) | undefined;
  let isOver = false;

  const arrived = (key: string | undefined): void => {
    typed.push(key);
    wake?.();
  };
  const onKey = (text: string | undefined, key: Key): void => {
    if (key.ctrl === true) {
      if (key.name === 'c' || key.name === 'd') arrived(undefined);
    } else if (text !== undefined && text.length > 0 && key.meta !== true) {
      arrived(text.toLowerCase());
    } else if (key.name === 'escape') {
      arrived('?');
    }
  };
  const onEnd = (): void => {
    isOver = true;
    wake?.();
  };
  const take = (): void => {
    stdin.setRawMode(true);
    stdin.on('keypress', onKey).resume();
  };
  const giveBack = (): void => {
    stdin.off('keypress', onKey).pause();
    // A terminal that was closed has nothing to be set back.
    if (!stdin.destroyed) stdin.setRawMode(false);
    // What was typed ahead was meant for what was shown then.
    typed = [];
  };
  const lend = async <T>(work: () => Promise<T>): Promise<T> => {
    giveBack();
    try {
      return await work();
    } finally {
      take();
    }
  };

  emitKeypressEvents(stdin);
  stdin.on('end', onEnd);
  signal.addEventListener('abort', onEnd);
  take();
  return {
    async key() {
      while (typed.length === 0) {
        if (isOver || signal.aborted) return undefined;
        await new Promise<void>((done) => (wake = done));
      }
      return typed.shift();
    },
    ask: (question, before) => lend(() => askForLine(question, before, signal)),
    lend,
    [Symbol.dispose]() {
      giveBack();
      stdin.off('end', onEnd);
      signal.removeEventListener('abort', onEnd);
    },
  };
}

function askForLine(
  question: string,
  before: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  return new Promise((done) => {
    let answer: string | undefined;
    lines.on('SIGINT', () => lines.close());
    lines.on('close', () => done(answer));
    lines.question(question, { signal }, (line) => {
      answer = line;
      lines.close();
    });
    lines.write(before);
    signal.addEventListener('abort', () => lines.close(), { once: true });
  });
}
