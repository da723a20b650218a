/** What the blocks of one mail have in common while they are set. */
import type { ElementContent } from 'hast';
import type { Root } from 'mdast';
import type { Asset } from '../../issue/issue.ts';
import type { EditionContext } from '../edition-context.ts';
import type { NodePlace, Origin } from '../../markdown/place-of.ts';
import type { ProjectedIssue } from '../project.ts';
import { mailStack } from '../font-stack.ts';
import { DEFAULT_MEASURE, type Theme } from '../theme.ts';
import type { DesignTokens, Palette } from '../tokens.ts';
import { designTokens } from '../tokens.ts';
import type { Highlight } from '../../markdown/highlighter.ts';
import type { Direction } from '../language-direction.ts';
import { type Look, shape } from './look.ts';
import type { Outline } from './outline.ts';

/** The widest that a mail may be, in pixels. */
const WIDEST = 600;
export const MARGIN = 24;
/** The widest between the margins. */
export const WIDEST_TEXT = WIDEST - 2 * MARGIN;
/** Between two blocks. */
export const GAP = 20;

export interface MailPage {
  readonly issue: ProjectedIssue;
  readonly context: EditionContext;
  readonly tokens: DesignTokens;
  /** The colours of the day, which stand inline. */
  readonly palette: Palette;
  readonly direction: Direction;
  /** The side where lines begin. */
  readonly start: 'left' | 'right';
  readonly end: 'left' | 'right';
  /** The widest that something can be where it stands, in pixels. */
  readonly measure: number;
  readonly outline: Outline;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Where the author wrote what is being set. */
  readonly placeOf: NodePlace;
  /** A link's comment is part of a list: it has no headings. */
  readonly inComment: boolean;
  readonly highlight: Highlight | undefined;
  /** Sets what stands between blocks, in blocks of its own where it must. */
  readonly setBlocks: (nodes: readonly ElementContent[]) => ElementContent[];
  /** The same for blocks that were written elsewhere. */
  readonly setBlocksFrom: (
    origin: Origin | undefined,
    nodes: readonly ElementContent[],
  ) => ElementContent[];
  /** Sets what stands in a line; blocks are dissolved into it. */
  readonly setInline: (nodes: readonly ElementContent[]) => ElementContent[];
  /** The same page for a block that is written the other way. */
  readonly turned: () => MailPage;
  /** Sets a link's comment. */
  readonly setComment: (comment: Root) => ElementContent[];
}

/** The same for all but the paper, which is white, and fonts that would need quotes. */
export function mailTokens(theme: Theme): DesignTokens {
  const tokens = designTokens(theme);
  const { text, ui, code } = tokens.fonts;
  return {
    ...tokens,
    light: { ...tokens.light, paper: '#ffffff' },
    fonts: { text: mailStack(text), ui: mailStack(ui), code: mailStack(code) },
  };
}

/** Of the column of text, margins included, in pixels: a shorter measure makes it narrower. */
export function columnOf({ measure }: Pick<DesignTokens, 'measure'>): number {
  const text = (WIDEST_TEXT * measure) / DEFAULT_MEASURE;
  return Math.min(WIDEST, Math.round(text) + 2 * MARGIN);
}

/** Of corners; square ones need no style. */
export function rounded({ radius }: Pick<DesignTokens, 'radius'>): Look {
  return shape(radius === 0 ? {} : { 'border-radius': `${radius}px` });
}

export function sides(direction: Direction): Pick<MailPage, 'direction' | 'start' | 'end'> {
  return direction === 'ltr'
    ? { direction, start: 'left', end: 'right' }
    : { direction, start: 'right', end: 'left' };
}

/** A padding on the side where lines begin, none elsewhere. */
export function atSide(page: Pick<MailPage, 'start'>, pixels: number): string {
  return page.start === 'left' ? `0 0 0 ${pixels}px` : `0 ${pixels}px 0 0`;
}
