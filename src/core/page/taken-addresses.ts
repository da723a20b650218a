/** Which addresses belong to the archive or its server, whatever the newsletter is: by their first part. */

/** Files that a build writes beside its folders. */
export const writtenFiles: ReadonlySet<string> = words(
  'index.html 404.html rss.xml atom.xml feed.json feed.xsl feed.css links.xml links.json writing.xml ' +
    'building.xml reading.xml sitemap.xml robots.txt llms.txt llms-full.txt manifest.webmanifest ' +
    'favicon.svg favicon.ico apple-touch-icon.png icon-192.png icon-512.png icon-maskable-512.png ' +
    '_redirects _headers redirects.json redirects.nginx',
);

const writtenFolders = words(
  '_assets .well-known building issues links ring sealed search share statistics support tags writing',
);

const served = words(
  '_mail confirm extras feed healthz inbox patron readyz settings subscribe u webhooks',
);

/** No page is there, but may be some day; a former address may. */
const kept = words(
  '404 500 admin api archive enter events feeds index leave login og patrons preview reading ' +
    'robots rss sections sitemap stats unsubscribe',
);

/** Of what there is. */
export function isTaken(first: string): boolean {
  return writtenFiles.has(first) || writtenFolders.has(first) || served.has(first);
}

/** Of what there is, or may be. */
export function isReserved(first: string): boolean {
  return isTaken(first) || kept.has(first);
}

/** What a page cannot be named, for people; names of files are none that a page could have. */
export const reservedNames: readonly string[] = [...writtenFolders, ...served, ...kept].toSorted();

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
