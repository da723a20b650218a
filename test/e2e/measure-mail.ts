/** What a browser shows of a mail: what leaves the page, what is hidden, which colours meet. */
import type { Page } from 'playwright-core';

export interface ShownText {
  readonly text: string;
  readonly color: string;
  /** The ground that it stands on, of the nearest element that has one. */
  readonly ground: string;
  readonly isHidden: boolean;
  /** A token of code that has a colour of its own. */
  readonly isToken: boolean;
  /** Reaches over an edge of the window. */
  readonly isOutside: boolean;
}

export interface Shown {
  /** Pixels by which the page is wider than the window. */
  readonly overflow: number;
  readonly texts: readonly ShownText[];
  /** Descriptions of pictures that take no room. */
  readonly lostPictures: readonly string[];
}

export async function measureMail(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: ShownText[] = [];
    while (walker.nextNode() !== null) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (parent === null || node.textContent === null || node.textContent.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = boxesOf(range);
      texts.push({
        text: node.textContent.replace(/\s+/g, ' ').trim(),
        color: getComputedStyle(parent).color,
        ground: groundOf(parent),
        isHidden:
          boxes.length === 0 ||
          !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        isToken: parent.matches('pre span'),
        isOutside:
          boxes.some(isOutside) && wordsOf(node).some((word) => boxesOf(word).some(isOutside)),
      });
    }
    const pictures = [...document.images].filter((image) => {
      const { width, height } = image.getBoundingClientRect();
      return image.alt !== '' && (width < 8 || height < 8);
    });
    return {
      overflow: root.scrollWidth - root.clientWidth,
      texts,
      lostPictures: pictures.map((image) => image.alt),
    };

    function boxesOf(part: Range): DOMRect[] {
      return [...part.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    }

    function isOutside({ left, right }: DOMRect): boolean {
      return left < -0.5 || right > root.clientWidth + 0.5;
    }

    /** Spaces at the end of a line of code may hang over the edge. */
    function wordsOf(node: Node): Range[] {
      return [...(node.textContent ?? '').matchAll(/\S+/g)].map((word) => {
        const part = document.createRange();
        part.setStart(node, word.index);
        part.setEnd(node, word.index + word[0].length);
        return part;
      });
    }

    function groundOf(element: Element | null): string {
      // An element without a ground of its own is transparent black.
      for (let each = element; each !== null; each = each.parentElement) {
        const colour = getComputedStyle(each).backgroundColor;
        if (colour !== 'rgba(0, 0, 0, 0)') return colour;
      }
      return 'rgb(255, 255, 255)';
    }
  });
}
