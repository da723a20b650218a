/** A mail to be photographed, and how. */
export interface Shot {
  readonly html: string;
  /** In CSS pixels, which are the picture's own. */
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** A picture by its whole address; undefined shows its description instead. */
  readonly picture?: ((address: string) => Promise<Uint8Array | undefined>) | undefined;
}
