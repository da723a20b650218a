/** What packages read from the environment and nowhere else. */

/** Must be called before Astro builds or serves anything: its telemetry is never switched on here. */
export function withoutAstroTelemetry(): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}

/**
 * Must be called before Astro is loaded, and Rolldown with it: its allocator, mimalloc, would keep what
 * bundling took, which is 70 MB, for bundles to come.
 */
export function withSmallBundler(): void {
  process.env['MIMALLOC_PURGE_DELAY'] ??= '0';
}
