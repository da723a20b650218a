/** The web manifest: what a phone calls the archive and shows of it on its home screen. */
import { directionOf } from '../../core/edition/language-direction.ts';
import type { Theme } from '../../core/edition/theme.ts';
import { designTokens } from '../../core/edition/tokens.ts';

export interface ManifestSettings {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly theme: Theme;
}

/** From the archive's root. */
export const iconAddresses = {
  svg: '/favicon.svg',
  ico: '/favicon.ico',
  apple: '/apple-touch-icon.png',
  small: '/icon-192.png',
  large: '/icon-512.png',
  maskable: '/icon-maskable-512.png',
  manifest: '/manifest.webmanifest',
} as const;

export function webManifest({ title, description, language, theme }: ManifestSettings): string {
  const { paper } = designTokens(theme).light;
  const png = (src: string, size: number) => ({ src, sizes: `${size}x${size}`, type: 'image/png' });
  const manifest = {
    name: title,
    short_name: title,
    description,
    lang: language,
    dir: directionOf(language),
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'browser',
    theme_color: paper,
    background_color: paper,
    icons: [
      png(iconAddresses.small, 192),
      png(iconAddresses.large, 512),
      { ...png(iconAddresses.maskable, 512), purpose: 'maskable' },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
