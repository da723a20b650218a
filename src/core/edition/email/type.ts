/** The type of a mail: its fonts and sizes, in pixels. */
import type { Direction } from '../language-direction.ts';
import type { MailPage } from './mail-page.ts';
import type { DesignTokens } from '../tokens.ts';
import { type Look, shape } from './look.ts';

/** Text to read. */
export function textType(tokens: DesignTokens): Look {
  return shape({ 'font-family': tokens.fonts.text, 'font-size': '17px', 'line-height': '1.6' });
}

/** Dates, credits and the small print. */
export function quietType(tokens: DesignTokens, size = 14): Look {
  return shape({
    'font-family': tokens.fonts.ui,
    'font-size': `${size}px`,
    'line-height': '1.5',
  });
}

/** Labels above titles and boxes. */
export function labelType({ tokens, direction }: Pick<MailPage, 'tokens' | 'direction'>): Look {
  return shape({
    'font-family': tokens.fonts.ui,
    'font-size': '12px',
    'line-height': '1.5',
    ...spaced('1px', direction),
    'text-transform': 'uppercase',
  });
}

/** Letters that are joined, as those of Arabic, must not be drawn apart. */
export function spaced(width: string, direction: Direction): Record<string, string> {
  return direction === 'rtl' ? {} : { 'letter-spacing': width };
}

/** A fixed-width face looks larger than the text around it. */
export function codeType(tokens: DesignTokens, size = '0.88em'): Look {
  return shape({ 'font-family': tokens.fonts.code, 'font-size': size });
}

const headingSizes = [30, 26, 21, 18, 17, 17] as const;

export function headingType(level: number): Look {
  const size = headingSizes[level - 1] ?? 17;
  return shape({
    'font-size': `${size}px`,
    'line-height': level <= 2 ? '1.25' : '1.35',
    'font-weight': level <= 3 ? 'normal' : 'bold',
    ...(level >= 5 ? { 'font-style': 'italic' } : {}),
  });
}
