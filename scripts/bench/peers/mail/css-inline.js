/** css-inline turns the class rules into styles; without the two options it drops the media queries. */
import { inline } from '@css-inline/css-inline';

export const name = 'css-inline';
export const lacks = [];

export function prepare({ classed }) {
  const options = { keepStyleTags: true, removeInlinedSelectors: true };
  return () => inline(classed.html, options);
}
