/** Triage of the inbox with one person at one terminal: each decision is on disk before the next link is shown. */
import { oneLine, visibleText } from '../core/link/clean-text.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import { selectLinks, type LinkStanding, standingOf } from '../core/link/link-standing.ts';
import type { LinkUses } from '../core/link/link-uses.ts';
import {
  beginTriage,
  linkInTriage,
  reloadInTriage,
  type TriageEvent,
  type TriageState,
  triageStep,
} from '../core/link/triage.ts';
import { writtenTags } from '../core/link/written-tags.ts';
import { diagnosticsOf } from '../core/result.ts';
import { readLinkRecord } from '../core/link/link-record.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { LinkFiles } from '../ports/links.ts';
import type { Desktop } from '../ports/machine.ts';
import { readLinks } from './read-links.ts';

/** What is shown of a link, and where it stands among the others. */
export interface TriageCard {
  readonly number: number;
  readonly total: number;
  readonly standing: LinkStanding;
  /** Other files about the same page. */
  readonly duplicates: readonly LinkRecord[];
}

/** The person: what they see, and what they press. */
export interface TriageDesk {
  showCard(card: TriageCard): void;
  showBroken(path: string, diagnostics: readonly Diagnostic[]): void;
  /** Nothing is left, but the last decisions can still be taken back. */
  showEnd(): void;
  showHelp(): void;
  say(text: string): void;
  /** One key as it is typed; undefined when the person or the terminal is gone, or gives up. */
  key(): Promise<string | undefined>;
  /** A line, which begins with what is there already; undefined when they think better of it. */
  ask(question: string, before: string): Promise<string | undefined>;
  /** Gives the terminal to something else for a while. */
  lend<T>(work: () => Promise<T>): Promise<T>;
}

export interface TriageOutcome {
  readonly ready: number;
  readonly skipped: number;
  /** Of those that were in the inbox at the beginning. */
  readonly left: number;
  readonly isInterrupted: boolean;
}

interface TriagePorts {
  readonly links: LinkFiles;
  readonly desktop: Desktop;
  readonly desk: TriageDesk;
}

/** undefined where the inbox is empty. */
export async function triageLinks(ports: TriagePorts): Promise<TriageOutcome | undefined> {
  const { standings, records, uses } = await readLinks(ports.links);
  // What came first has waited longest.
  const inbox = selectLinks(standings, { status: 'inbox' }).toReversed();
  if (inbox.length === 0) return undefined;
  const session = new Triage(ports, beginTriage(inbox.map(({ record }) => record)), {
    records,
    uses,
  });
  const isInterrupted = await session.run();
  return { ...session.figures(), isInterrupted };
}

class Triage {
  readonly #ports: TriagePorts;
  readonly #known: { readonly records: readonly LinkRecord[]; readonly uses: LinkUses };
  #state: TriageState;

  constructor(
    ports: TriagePorts,
    state: TriageState,
    known: { readonly records: readonly LinkRecord[]; readonly uses: LinkUses },
  ) {
    this.#ports = ports;
    this.#state = state;
    this.#known = known;
  }

  /** Whether the person went away in the middle. */
  async run(): Promise<boolean> {
    for (;;) {
      this.#show();
      const key = await this.#ports.desk.key();
      if (key === undefined) return true;
      if (key === 'q') return false;
      await this.#press(key);
    }
  }

  figures(): { readonly ready: number; readonly skipped: number; readonly left: number } {
    const statuses = this.#state.paths.map((path) => {
      const text = this.#state.texts.get(path);
      const record = text === undefined ? undefined : readLinkRecord({ path, text });
      return record?.ok === true ? record.value.fields.status : undefined;
    });
    const ready = statuses.filter((status) => status === 'ready').length;
    const skipped = statuses.filter((status) => status === 'skipped').length;
    return { ready, skipped, left: statuses.length - ready - skipped };
  }

  #show(): void {
    const { desk } = this.#ports;
    const path = this.#state.paths[this.#state.at];
    if (path === undefined) {
      desk.showEnd();
      return;
    }
    const record = linkInTriage(this.#state);
    if (record === undefined) {
      const text = this.#state.texts.get(path);
      desk.showBroken(
        path,
        text === undefined ? [] : diagnosticsOf(readLinkRecord({ path, text })),
      );
      return;
    }
    desk.showCard({
      number: this.#state.at + 1,
      total: this.#state.paths.length,
      standing: standingOf(record, this.#known.uses),
      duplicates: this.#known.records.filter(
        (other) => other.key === record.key && other.id !== record.id,
      ),
    });
  }

  async #press(key: string): Promise<void> {
    switch (key) {
      case 'r':
        return this.#step({ kind: 'decided', status: 'ready' });
      case 's':
        return this.#step({ kind: 'decided', status: 'skipped' });
      case ' ':
        return this.#step({ kind: 'later' });
      case 'u':
        if (this.#state.steps.length === 0) this.#ports.desk.say('There is nothing to take back.');
        return this.#step({ kind: 'undone' });
      case 't':
        return this.#tag();
      case 'e':
        return this.#edit();
      case 'o':
        return this.#open();
      default:
        this.#ports.desk.showHelp();
    }
  }

  async #step(event: TriageEvent): Promise<void> {
    const { state, write } = triageStep(this.#state, event);
    if (
      write === undefined ||
      (await this.#ports.links.replace({ path: write.path, text: write.from }, write.to))
    ) {
      this.#state = state;
      return;
    }
    this.#ports.desk.say(`${write.path} was changed by something else; that was kept.`);
    await this.#reload(write.path);
  }

  async #tag(): Promise<void> {
    const record = linkInTriage(this.#state);
    if (record === undefined) return;
    const { desk } = this.#ports;
    const typed = await desk.ask('Tags: ', record.fields.tags.join(' '));
    if (typed === undefined) return;
    const written = writtenTags(typed);
    if (!written.ok) desk.say(written.reason);
    else await this.#step({ kind: 'tagged', tags: written.tags });
  }

  async #edit(): Promise<void> {
    const path = this.#state.paths[this.#state.at];
    if (path === undefined) return;
    const { desk, desktop, links } = this.#ports;
    const outcome = await desk.lend(() => desktop.edit(path));
    if (outcome === 'no-editor') return this.#typeComment();
    if (outcome === 'failed') desk.say('The editor could not be started, or ended with an error.');
    const text = await links.read(path);
    if (text === undefined) await this.#reload(path);
    else await this.#step({ kind: 'edited', text });
  }

  /** Without an editor a comment of one line can be typed. */
  async #typeComment(): Promise<void> {
    const record = linkInTriage(this.#state);
    if (record === undefined) return;
    const { desk } = this.#ports;
    if (record.comment.includes('\n')) {
      desk.say('This comment has several lines: set $EDITOR to the command of your editor.');
      return;
    }
    const typed = await desk.ask('Comment: ', visibleText(record.comment));
    if (typed !== undefined) {
      await this.#step({ kind: 'commented', comment: oneLine(typed, 5000) });
    }
  }

  async #open(): Promise<void> {
    const record = linkInTriage(this.#state);
    if (record === undefined) return;
    const isOpen = await this.#ports.desktop.browse(record.fields.url);
    if (!isOpen) this.#ports.desk.say('No browser could be started; the address is above.');
  }

  async #reload(path: string): Promise<void> {
    this.#state = reloadInTriage(this.#state, path, await this.#ports.links.read(path));
  }
}
