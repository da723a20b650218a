/** Excerpts of a view, written anew without one layer, one behind the other. */
import type { View } from './view.ts';

export interface Excerpts {
  /** Begins the excerpt that was written at an index of the view. */
  begin(at: number): void;
  add(byte: number): void;
  /** As UTF-8; half of a pair stands for itself, as it can be no text. */
  addCodePoint(code: number): void;
  /** undefined when nothing was added. */
  finish(): View | undefined;
}

/** Ends every word, and every tag that the excerpt before has left open, plain or escaped. */
const BREAK = new TextEncoder().encode('\0>&gt;\0');
const FIRST_BYTES = 1024;

export function createExcerpts(view: View, layer: string): Excerpts {
  let bytes: Uint8Array | undefined;
  let length = 0;
  /** Where each excerpt begins, here and in the view. */
  const starts: { readonly here: number; readonly there: number }[] = [];
  const add = (byte: number): void => {
    bytes ??= new Uint8Array(FIRST_BYTES);
    if (length === bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length] = byte;
    length += 1;
  };
  return {
    begin(at) {
      if (length > 0) for (const byte of BREAK) add(byte);
      starts.push({ here: length, there: at });
    },
    add,
    addCodePoint(code) {
      if (code < 0x80) return add(code);
      if (code < 0x800) add(0xc0 | (code >> 6));
      else {
        if (code < 0x10000) add(0xe0 | (code >> 12));
        else {
          add(0xf0 | ((code >> 18) & 7));
          add(tail(code >> 12));
        }
        add(tail(code >> 6));
      }
      add(tail(code));
    },
    finish() {
      if (bytes === undefined) return undefined;
      return {
        name: view.name,
        bytes: bytes.subarray(0, length),
        layers: [...view.layers, layer],
        placeOf: (at) => view.placeOf(starts.findLast(({ here }) => here <= at)?.there ?? 0),
      };
    },
  };
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}
