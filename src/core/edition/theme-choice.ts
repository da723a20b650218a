/** The reader's choice between light and dark paper, and the script that applies it before the first paint. */

/** `system` follows the device, and is kept by keeping nothing. */
export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** In the browser's local storage. */
export const THEME_KEY = 'roundup.theme';

/**
 * Stands in the head and is waited for, so that no page is shown on the other paper first. It is a file,
 * for no script of the archive is inline. Some browsers throw where storage is forbidden.
 */
export const earlyThemeScript = `(() => {
  try {
    const chosen = localStorage.getItem('${THEME_KEY}');
    if (chosen !== 'light' && chosen !== 'dark') return;
    document.documentElement.dataset.theme = chosen;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.media = meta.dataset.paper === chosen ? 'all' : 'not all';
    }
  } catch {}
})();
`;
