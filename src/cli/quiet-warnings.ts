/** What Node warns of, without what only says how the engine reads a configuration. */

/** Of a part of Node that has worked this way since 22.13; it would stand above the author's mistakes. */
const ABOUT_ITSELF = /^stripTypeScriptTypes is an experimental feature/;

/** All other warnings are told as Node tells them. */
export function quietWarnings(): void {
  const told = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (ABOUT_ITSELF.test(warning.message)) return;
    for (const tell of told) tell.call(process, warning);
  });
}
