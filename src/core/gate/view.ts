/** A view: the bytes of a file as they are, or as they are once one layer of writing is undone. */

export interface View {
  /** What the file is called, without the endings of the layers that are undone. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The layers that were undone, the outermost first. */
  readonly layers: readonly string[];
  /** Where in the file, about, a byte of the view comes from. */
  readonly placeOf: (at: number) => number;
}

export function plainView(name: string, bytes: Uint8Array): View {
  return { name, bytes, layers: [], placeOf: (at) => at };
}

export function formOf({ layers }: View): string {
  return layers.length === 0 ? 'plain' : layers.toReversed().join(' in ');
}
