/** A value that was checked: either usable, perhaps with warnings, or a list of what is wrong. */
import type { Diagnostic } from './diagnostics.ts';

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Makes a result of a value and whatever was found while checking it; any error makes it fail. */
export function resultOf<T>(value: T, diagnostics: readonly Diagnostic[]): Result<T> {
  return diagnostics.some((found) => found.severity === 'error')
    ? { ok: false, diagnostics }
    : { ok: true, value, warnings: diagnostics };
}

/** All diagnostics of a result, errors and warnings alike. */
export function diagnosticsOf(result: Result<unknown>): readonly Diagnostic[] {
  return result.ok ? result.warnings : result.diagnostics;
}
