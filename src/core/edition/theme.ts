/** What an author chooses of the look; everything else is derived from it, for site and mail alike. */

/** The config's `theme` fits. */
export interface Theme {
  /** `#rrggbb` */
  readonly accent: string;
  readonly fonts?: ThemeFonts | undefined;
  /** Characters a line. */
  readonly measure?: number | undefined;
  /** Of corners, in pixels. */
  readonly radius?: number | undefined;
}

/** Stacks of names without quotes; each ends in a family that every system has. */
export interface ThemeFonts {
  readonly text?: string | undefined;
  readonly ui?: string | undefined;
  readonly code?: string | undefined;
}

export const DEFAULT_ACCENT = '#9a3412';
export const DEFAULT_MEASURE = 66;
export const DEFAULT_RADIUS = 2;

/** Fonts of the system: nothing is loaded, and every client of mail has one of them. */
export const SYSTEM_FONTS = {
  text: 'Charter, Bitstream Charter, Sitka Text, Cambria, Georgia, serif',
  ui: 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif',
  code: 'ui-monospace, SFMono-Regular, Menlo, Consolas, Liberation Mono, monospace',
} as const;
