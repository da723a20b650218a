/** Opens the sealed extras of a page: one by a mailed link, or all that a patron's ring has keys to. */
import { extras } from 'virtual:roundup/texts/extras';
import { fromBase64 } from '../../core/sealing/base64.ts';
import type { Bytes } from '../../core/sealing/bytes.ts';
import { importSecret } from '../../core/sealing/derive.ts';
import { openByRing, openExtra } from '../../core/sealing/open-extra.ts';
import type { Ring } from '../../core/sealing/ring.ts';
import { type ExtraPlace, extraPlaces } from './extra-place.ts';
import { forgetPatronKey, keepPatronKey, keptPatronKey } from './patron-key.ts';
import type { PatronLink } from './patron-links.ts';
import { createPatronNote, type NoteOptions } from './patron-note.ts';
import { fetchRing } from './patron-ring.ts';

export interface ExtraOpener {
  /** Without a link, by what is kept on this device, if anything is. */
  open(link: PatronLink | undefined): void;
}

/** Of the secrets in links. */
const BYTES = { k: 32, p: 16 } as const;

export function createExtraOpener(page: Document): ExtraOpener {
  const places = extraPlaces(page);
  const note = createPatronNote(page);
  /** Kept in private windows, too, but not for the next visit. */
  let patron: { readonly key: CryptoKey; readonly isKept: boolean } | undefined;
  let last: Promise<void> = Promise.resolve();
  // One after another: what opens must not overtake what forgets.
  const inTurn = (task: () => Promise<void>): void => {
    last = last.then(task).catch(() => note.say(extras.failed, { isProblem: true }));
  };

  async function openByLink(secret: Bytes | undefined): Promise<void> {
    const place = secret && (await openedBy(secret, places));
    note.moveTo((place ?? places[0])?.element);
    if (place === undefined) return refuse(extras.wrongLink);
    note.say(extras.openedByLink);
    place.focus();
  }

  async function openByPatronLink(secret: Bytes | undefined): Promise<void> {
    note.moveTo(undefined);
    note.say(extras.opening);
    const key = secret && (await importSecret(secret));
    const ring = key && (await fetchRing(key));
    if (key === undefined || ring === undefined || ring === 'missing')
      return refuse(extras.wrongLink);
    patron = { key, isKept: await keepPatronKey(key) };
    await tell(ring, patron.isKept ? extras.kept : extras.notKept, {});
  }

  async function openAsKept(): Promise<void> {
    const key = patron?.key ?? (await keptPatronKey());
    if (key === undefined || places.length === 0) return;
    patron ??= { key, isKept: true };
    const ring = await fetchRing(key);
    note.moveTo(places[0]?.element);
    await tell(ring, extras.open, { isQuiet: true });
  }

  /** Opens what the ring has keys to, and says what became of it. */
  async function tell(
    ring: Ring | 'missing' | 'unreachable',
    good: string,
    options: NoteOptions,
  ): Promise<void> {
    if (typeof ring !== 'string') {
      for (const place of places.filter(({ openedBy }) => openedBy === undefined)) {
        const extra = await openByRing(place.sealed, ring).catch(() => undefined);
        if (extra !== undefined) place.open(extra, 'p');
      }
    }
    const problem = problemOf(ring, places);
    const onForget = (): void => inTurn(forget);
    note.say(problem ?? good, { ...options, isProblem: problem !== undefined, onForget });
  }

  function refuse(words: string): void {
    note.say(words, { isProblem: true });
    note.focus();
  }

  async function forget(): Promise<void> {
    if (patron?.isKept !== false) await forgetPatronKey();
    closeForPatron();
    note.say(extras.forgotten);
    note.focus();
  }

  function closeForPatron(): void {
    patron = undefined;
    for (const place of places) if (place.openedBy === 'p') place.close();
  }

  async function comeBack(): Promise<void> {
    if (patron?.isKept === true && (await keptPatronKey()) === undefined) {
      closeForPatron();
      note.remove();
    } else {
      await openAsKept();
    }
  }

  // A page may come back from the browser's memory after the patron was forgotten on another.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) inTurn(comeBack);
  });

  return {
    open(link) {
      inTurn(async () => {
        if (link === undefined) return openAsKept();
        if (!isSecureContext) return refuse(extras.insecure);
        const secret = secretOf(link);
        return link.kind === 'k' ? openByLink(secret) : openByPatronLink(secret);
      });
    },
  };
}

/** Undefined for what was cut short. */
function secretOf({ kind, secret }: PatronLink): Bytes | undefined {
  try {
    const bytes = fromBase64(secret);
    return bytes.length === BYTES[kind] ? bytes : undefined;
  } catch {
    return undefined;
  }
}

async function openedBy(secret: Bytes, places: readonly ExtraPlace[]) {
  for (const place of places) {
    const extra = await openExtra(place.sealed, secret).catch(() => undefined);
    if (extra === undefined) continue;
    if (place.openedBy === undefined) place.open(extra, 'k');
    return place;
  }
  return undefined;
}

/** Undefined where something is open, or there is nothing to open. */
function problemOf(
  ring: Ring | 'missing' | 'unreachable',
  places: readonly ExtraPlace[],
): string | undefined {
  if (ring === 'missing') return extras.replaced;
  if (ring === 'unreachable') return extras.unreachable;
  if (ring.size === 0) return extras.ended;
  const isClosed = places.length > 0 && places.every(({ openedBy }) => openedBy === undefined);
  return isClosed ? extras.notYours : undefined;
}
