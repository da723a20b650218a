/** Extras from the text of a tier's file, with whatever files lie beside it. */
import type { Asset, Extra } from '../../../src/core/issue/issue.ts';
import { parseExtras } from '../../../src/core/issue/parse-extras.ts';
import type { Result } from '../../../src/core/result.ts';

export const EXTRAS_FOLDER = {
  name: '2023-10.patron/',
  path: 'issues/2023-10.patron/',
  address: '2023-10.patron/',
};

export function parseExtrasText(
  text: string,
  files: Readonly<Record<string, Partial<Asset>>> = {},
) {
  const assets = Object.entries(files).map(([name, asset]) => {
    const path = EXTRAS_FOLDER.path + name;
    return [path, { path, bytes: 1, size: undefined, ...asset }] as const;
  });
  const parsed: Result<readonly Extra[]> = parseExtras(
    { path: 'issues/2023-10.patron.md', text },
    {
      issueId: '2023-10',
      tier: 'patron',
      issueAddresses: new Map([['2023-09', '/issues/2023-09/']]),
      language: 'en',
      folder: EXTRAS_FOLDER,
      assets: new Map(assets),
    },
  );
  return parsed;
}

/** Throws what is wrong with the text. */
export function extrasFrom(
  text: string,
  files?: Readonly<Record<string, Partial<Asset>>>,
): readonly Extra[] {
  const parsed = parseExtrasText(text, files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
}
