/** Ways to write a value, and formats of pictures, that caniemail tells apart. */
import type { FeatureSlug } from '../mail-lint/caniemail.ts';

export interface WatchedValue {
  readonly feature: FeatureSlug;
  /** What a value must match to need the feature. */
  readonly is: RegExp;
  /** What a client without the feature still reads; nothing of the declaration where this is missing. */
  readonly without?: (value: string) => string;
}

export const watchedValues: readonly WatchedValue[] = [
  { feature: 'css-modern-color', is: /\b(?:ok)?l(?:ab|ch)\(/i },
  { feature: 'css-rgb', is: /\brgb\(/i },
  { feature: 'css-rgba', is: /\brgba\(/i },
  { feature: 'css-function-light-dark', is: /\blight-dark\(/i },
  { feature: 'css-function-clamp', is: /\bclamp\(/i },
  { feature: 'css-unit-calc', is: /\bcalc\(/i },
  { feature: 'css-unit-rem', is: /\d\s*rem\b/i },
  { feature: 'css-variables', is: /\bvar\(/i },
  { feature: 'css-important', is: /!\s*important\b/i },
  {
    feature: 'css-sytem-ui',
    is: /(?:^|[\s,])(?:system-ui|ui-[a-z]+)\b/i,
    // A font that is not known is passed over.
    without: (value) => withoutFonts(value, /^(?:system-ui|ui-[a-z]+)$/i),
  },
];

export function withoutFonts(value: string, unknown: RegExp): string {
  const fonts = value.split(',').map((font) => font.trim());
  return fonts.filter((font) => !unknown.test(font)).join(', ');
}

/** By the ending of a picture's address. */
export const pictureFormats: Readonly<Record<string, FeatureSlug>> = {
  avif: 'image-avif',
  gif: 'image-gif',
  jpeg: 'image-jpg',
  jpg: 'image-jpg',
  png: 'image-png',
  svg: 'image-svg',
  webp: 'image-webp',
};
export const DATA_PICTURE = 'image-base64' satisfies FeatureSlug;
