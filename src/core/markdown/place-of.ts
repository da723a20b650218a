/** Turns a node's position in Markdown into a place in the author's file. */
import type { Node } from 'unist';
import type { Place } from '../diagnostics.ts';

/** Says where a node of a tree stands, for the trees of one file or of one field. */
export type NodePlace = (node: Node | undefined) => Place;

/** For text whose lines are the file's own lines. */
export function placeInFile(file: string): NodePlace {
  return (node) => ({
    file,
    line: node?.position?.start.line ?? 1,
    column: node?.position?.start.column ?? 1,
  });
}

/** For text inside a field, which stands as a whole at one place. */
export function placeOfField(place: Place): NodePlace {
  return () => place;
}

/** Where the Markdown of a tree was written: in a file whose lines it has, or in one field. */
export type Origin =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'field'; readonly place: Place };

declare module 'mdast' {
  interface RootData {
    origin?: Origin;
  }
}

export function placeFrom(origin: Origin): NodePlace {
  return origin.kind === 'file' ? placeInFile(origin.file) : placeOfField(origin.place);
}
