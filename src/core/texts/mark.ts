/** Marks the words of a text that a page sets apart, as a link or a day; see marked-text.ts. */
export type Mark = (words: string) => string;
