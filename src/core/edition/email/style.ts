/** Inline styles: the closed list of properties that mail clients are trusted with. */

/** https://www.caniemail.com; a property that is not here cannot be written. */
export type StyleProperty =
  | 'background-color'
  | 'border'
  | 'border-bottom'
  | 'border-left'
  | 'border-right'
  | 'border-top'
  | 'color'
  | 'display'
  | 'font-family'
  | 'font-size'
  | 'font-style'
  | 'font-weight'
  | 'height'
  | 'letter-spacing'
  | 'line-height'
  | 'list-style-type'
  | 'margin'
  | 'max-height'
  | 'max-width'
  | 'mso-hide'
  | 'overflow'
  | 'padding'
  | 'text-align'
  | 'text-decoration'
  | 'text-decoration-color'
  | 'text-indent'
  | 'text-transform'
  | 'vertical-align'
  | 'white-space'
  | 'width'
  | 'word-break';

export type Style = { readonly [property in StyleProperty]?: string };

export function inlineStyle(style: Style): string {
  return Object.entries(style)
    .map(([property, value]) => `${property}:${value}`)
    .join(';');
}
