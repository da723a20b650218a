/** A sealed extra as it stands in a public page, as JSON. */

export interface SealedExtra {
  readonly v: 1;
  /** As `2023-10#pricing`. */
  readonly id: string;
  /** Its HTML, sealed by its own key; base64. */
  readonly ct: string;
  /** That key, once for each epoch that opens it; base64. */
  readonly wraps: readonly { readonly kid: string; readonly w: string }[];
}

/** Undefined for what this version does not read. */
export function readSealedExtra(json: string): SealedExtra | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isSealedExtra(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSealedExtra(value: unknown): value is SealedExtra {
  return (
    isRecord(value) &&
    value['v'] === 1 &&
    typeof value['id'] === 'string' &&
    typeof value['ct'] === 'string' &&
    Array.isArray(value['wraps']) &&
    value['wraps'].every(
      (wrap: unknown) =>
        isRecord(wrap) && typeof wrap['kid'] === 'string' && typeof wrap['w'] === 'string',
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
