/** An extra's files: pictures are fetched when it opens, sound when it is played, the rest on a click. */
import { extras } from 'virtual:roundup/texts/extras';
import { openFile } from '../../core/sealing/open-extra.ts';
import { fetchBlob } from './fetch-blob.ts';

const MOST_BYTES = 256 * 1024 * 1024;
const ADDRESS = /^\/sealed\/(\w+\.bin)$/;
/** Types that run nothing when they are opened by themselves; any other is plain bytes. */
const HARMLESS =
  /^(?:image\/(?!svg)|audio\/|video\/)[\w.+-]+$|^application\/(?:pdf|zip|epub\+zip)$/i;

/** Makes them work; the answer takes away from the browser what was opened. */
export function openFiles(root: ParentNode, key: CryptoKey): () => void {
  const addresses: string[] = [];
  const opened = async (element: HTMLElement, type: string): Promise<string> => {
    const [address = '', name = ''] = ADDRESS.exec(element.dataset['sealed'] ?? '') ?? [];
    const blob = await fetchBlob(address, MOST_BYTES);
    if (typeof blob === 'string') throw new Error(blob);
    const content = new Blob([await openFile(key, name, blob)], { type });
    const opened = URL.createObjectURL(content);
    addresses.push(opened);
    return opened;
  };
  for (const element of root.querySelectorAll<HTMLElement>('[data-sealed]')) {
    const type = element.dataset['type'] ?? '';
    const note = noteAfter(element);
    const load = async (use: (address: string) => void, asType: string): Promise<void> => {
      if (element.ariaBusy === 'true') return;
      element.ariaBusy = 'true';
      note.textContent = extras.fetching;
      try {
        use(await opened(element, asType));
        note.textContent = '';
      } catch {
        note.textContent = extras.notFetched;
      }
      element.ariaBusy = 'false';
    };
    if (element instanceof HTMLImageElement) {
      // In an `img` even an SVG runs nothing.
      if (type.startsWith('image/')) void load((address) => (element.src = address), type);
    } else if (element instanceof HTMLMediaElement) {
      playable(element, (play) => void load(play, safe(type)));
    } else if (element instanceof HTMLAnchorElement) {
      const save = (address: string): void => download(address, element.download);
      element.addEventListener('click', (event) => {
        event.preventDefault();
        void load(save, safe(type));
      });
    }
  }
  return () => {
    for (const address of addresses) URL.revokeObjectURL(address);
  };
}

function safe(type: string): string {
  return HARMLESS.test(type) ? type : 'application/octet-stream';
}

function noteAfter(element: HTMLElement): HTMLElement {
  const note = document.createElement('span');
  note.className = 'extra-file-note';
  note.role = 'status';
  element.after(note);
  return note;
}

/** A player without a file has no button that works, so one stands in its place until it is pressed. */
function playable(player: HTMLMediaElement, load: (play: (address: string) => void) => void): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'call';
  button.textContent = extras.play(player.title).trim();
  player.before(button);
  player.hidden = true;
  button.addEventListener('click', () =>
    load((address) => {
      button.remove();
      player.hidden = false;
      player.src = address;
      player.focus();
      player.play().catch(() => undefined);
    }),
  );
}

function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
