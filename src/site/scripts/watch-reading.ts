/** Loads what helps to read an issue, on the pages that have something to help with. */

export function watchReading(page: Document): void {
  if (page.querySelector('.code, .contents, [data-share], [data-extra]') === null) return;
  import('./reading-aids.ts')
    .then(({ startReadingAids }) => startReadingAids(page))
    .catch(() => {});
}
