/** Triage: one link of the inbox after the other, each decision a step that can be taken back exactly. */
import { changeLink } from './link-text.ts';
import { type LinkRecord, readLinkRecord } from './link-record.ts';

export interface TriageState {
  /** Paths of the files, in the order in which they are shown. */
  readonly paths: readonly string[];
  /** What is on disk, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Which one is shown; as many as there are paths when nothing is left. */
  readonly at: number;
  readonly steps: readonly TriageStep[];
}

interface TriageStep {
  readonly path: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

export type TriageEvent =
  /** The decision, which goes on to the next. */
  | { readonly kind: 'decided'; readonly status: 'ready' | 'skipped' }
  | { readonly kind: 'later' }
  | { readonly kind: 'tagged'; readonly tags: readonly string[] }
  | { readonly kind: 'commented'; readonly comment: string }
  /** By an editor, which has written the file itself. */
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'undone' };

/** A file to be written before anything else is shown. */
export interface TriageWrite {
  readonly path: string;
  /** What has to be on disk, or nothing is written. */
  readonly from: string;
  readonly to: string;
}

export interface TriageResult {
  readonly state: TriageState;
  readonly write?: TriageWrite;
}

export function beginTriage(records: readonly LinkRecord[]): TriageState {
  return {
    paths: records.map(({ path }) => path),
    texts: new Map(records.map(({ path, text }) => [path, text])),
    at: 0,
    steps: [],
  };
}

/** The link that is shown: undefined at the end, or after an edit that broke its file. */
export function linkInTriage(state: TriageState): LinkRecord | undefined {
  const path = state.paths[state.at];
  const text = path === undefined ? undefined : state.texts.get(path);
  if (path === undefined || text === undefined) return undefined;
  const record = readLinkRecord({ path, text });
  return record.ok ? record.value : undefined;
}

/** What has no meaning here changes nothing: the state that comes back is the one that was given. */
export function triageStep(state: TriageState, event: TriageEvent): TriageResult {
  if (event.kind === 'undone') return undo(state);
  const path = state.paths[state.at];
  const before = path === undefined ? undefined : state.texts.get(path);
  if (path === undefined) return { state };
  // A file that is gone can be passed, and nothing else.
  if (before === undefined) {
    return { state: event.kind === 'later' ? { ...state, at: state.at + 1 } : state };
  }
  if (event.kind === 'edited') {
    return before === event.text ? { state } : { state: taken(state, path, event.text, 0) };
  }
  if (event.kind === 'later') return { state: taken(state, path, before, 1) };
  const record = linkInTriage(state);
  if (record === undefined) return { state };
  const after = changed(record, event);
  const next = taken(state, path, after, event.kind === 'decided' ? 1 : 0);
  return after === before
    ? { state: next }
    : { state: next, write: { path, from: before, to: after } };
}

/**
 * After something else wrote or removed the file: what is on disk counts, and what was done to it
 * here can no longer be taken back.
 */
export function reloadInTriage(
  state: TriageState,
  path: string,
  text: string | undefined,
): TriageState {
  const texts = new Map(state.texts);
  if (text === undefined) texts.delete(path);
  else texts.set(path, text);
  return { ...state, texts, steps: state.steps.filter((step) => step.path !== path) };
}

function changed(
  record: LinkRecord,
  event: Extract<TriageEvent, { kind: 'decided' | 'tagged' | 'commented' }>,
): string {
  switch (event.kind) {
    case 'decided':
      return changeLink(record.text, { status: event.status });
    case 'tagged':
      return changeLink(record.text, { tags: [...event.tags] });
    case 'commented':
      return changeLink(record.text, {}, event.comment);
  }
}

function taken(state: TriageState, path: string, after: string, forward: 0 | 1): TriageState {
  const before = state.texts.get(path) ?? after;
  return {
    ...state,
    texts: new Map(state.texts).set(path, after),
    at: state.at + forward,
    steps: [...state.steps, { path, at: state.at, before, after }],
  };
}

function undo(state: TriageState): TriageResult {
  const step = state.steps.at(-1);
  if (step === undefined) return { state };
  const { path, at, before, after } = step;
  const texts = new Map(state.texts);
  if (texts.has(path)) texts.set(path, before);
  const undone = { ...state, texts, at, steps: state.steps.slice(0, -1) };
  return before === after
    ? { state: undone }
    : { state: undone, write: { path, from: after, to: before } };
}
