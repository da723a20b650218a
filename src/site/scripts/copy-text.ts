/** A button that copies, and says for a moment whether it did. */

export interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  readonly failed: string;
}

const SAID_FOR_MS = 2_000;

/** What a browser cannot copy without being asked has no button: `undefined`. */
export function copyButton(
  page: Document,
  words: CopyWords,
  text: () => string,
): HTMLButtonElement | undefined {
  // Absent where the page did not come by https.
  if (!('clipboard' in navigator)) return undefined;
  const button = page.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = words.copy;
  // Whoever listens is told what the button says next.
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text()).then(
      () => say(button, words.copied, words.copy),
      () => say(button, words.failed, words.copy),
    );
  });
  return button;
}

function say(button: HTMLButtonElement, words: string, then: string): void {
  button.textContent = words;
  setTimeout(() => {
    button.textContent = then;
  }, SAID_FOR_MS);
}
