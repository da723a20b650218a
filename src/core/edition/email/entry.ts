/** What entries of all departments share: a title to skim, and a line below it. */
import type { Element } from 'hast';
import { shape } from './look.ts';
import { type Child, styled } from './mail-element.ts';

export function entryTitle(...children: readonly Child[]): Element {
  const look = shape({ margin: '0 0 4px', 'font-size': '19px', 'line-height': '1.35' });
  return styled('p', { ...look, classes: ['entry'] }, {}, ...children);
}

export function summary(text: string | undefined): Element | undefined {
  return text === undefined ? undefined : styled('p', shape({ margin: '0' }), {}, text);
}
