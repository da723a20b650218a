/** Helps where there is a script: code that can be copied, the address too, and contents that follow. */
import { scripts } from 'virtual:roundup/texts/scripts';
import { copyButton } from './copy-text.ts';

export function startReadingAids(page: Document): void {
  for (const box of page.querySelectorAll('.code')) addCodeButton(page, box);
  for (const line of page.querySelectorAll<HTMLElement>('[data-share]')) addAddress(page, line);
  markContents(page);
  // Extras come later, when their reader opens them.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const box of node.querySelectorAll('.code')) addCodeButton(page, box);
      }
    }
  }).observe(page.querySelector('main') ?? page.body, { childList: true, subtree: true });
}

function addCodeButton(page: Document, box: Element): void {
  const code = box.querySelector('pre');
  if (code === null || box.querySelector('.copy') !== null) return;
  const button = copyButton(page, scripts.code, () => code.textContent.replace(/\n$/, ''));
  if (button !== undefined) box.append(button);
}

function addAddress(page: Document, line: HTMLElement): void {
  const button = copyButton(page, scripts.address, () => line.dataset['share'] ?? location.href);
  if (button === undefined) return;
  const item = page.createElement('li');
  item.append(button);
  line.prepend(item);
}

/** The entry whose part of the text stands at the top of the window is the current one. */
function markContents(page: Document): void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('.contents a')];
  const parts = links.flatMap((link) => {
    const heading = page.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading === null ? [] : [{ link, heading }];
  });
  const [first] = parts;
  if (first === undefined) return;
  const mark = (): void => {
    const line = window.innerHeight / 3;
    let current: HTMLAnchorElement | undefined;
    for (const { link, heading } of parts) {
      if (heading.getBoundingClientRect().top > line) break;
      current = link;
    }
    for (const { link } of parts) {
      if (link === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  // Everything above the line counts as seen, so that a leap over many headings is noticed, too.
  const observer = new IntersectionObserver(mark, { rootMargin: '10000000px 0px -66.6% 0px' });
  for (const { heading } of parts) observer.observe(heading);
}
