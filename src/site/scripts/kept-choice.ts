/** What a reader chose, kept by the browser for every page; a browser that keeps nothing refuses to be asked. */

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** undefined forgets it. Where nothing can be kept it holds until the page is left. */
export function remember(name: string, choice: string | undefined): void {
  try {
    if (choice === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, choice);
  } catch {}
}
