/** Astro's telemetry, which it reads from the environment and nowhere else: never switched on here. */

/** Must be called before Astro builds or serves anything. */
export function withoutAstroTelemetry(): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}
