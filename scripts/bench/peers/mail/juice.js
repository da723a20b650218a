/** juice turns the class rules into styles and keeps the media queries, as it does by default. */
import juice from 'juice';

export const name = 'juice';
export const lacks = [];

export function prepare({ classed }) {
  return () => juice(classed.html);
}
