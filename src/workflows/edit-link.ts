/** Opens the file of a link in the author's editor, and checks what comes back. */
import type { Diagnostic } from '../core/diagnostics.ts';
import { Failure } from '../core/failure.ts';
import { findLink } from '../core/link/find-link.ts';
import { linkId } from '../core/link/link-shelf.ts';
import type { Content } from '../ports/content.ts';
import type { LinkFiles } from '../ports/links.ts';
import type { Desktop } from '../ports/machine.ts';

export async function editLink(
  ports: {
    readonly links: Pick<LinkFiles, 'all'>;
    readonly content: Pick<Content, 'check'>;
    readonly desktop: Pick<Desktop, 'edit'>;
  },
  request: { readonly part: string },
): Promise<{ readonly path: string; readonly diagnostics: readonly Diagnostic[] }> {
  const { records, diagnostics } = await ports.links.all();
  // A file that was broken by the last edit is named in full, and has to be opened all the same.
  const broken = diagnostics.find(({ file }) => linkId(file) === linkId(request.part));
  const path = broken?.file ?? findLink(records, request.part).path;
  const outcome = await ports.desktop.edit(path);
  if (outcome !== 'edited') throw noEditor(path, outcome);
  return { path, diagnostics: await ports.content.check([path]) };
}

export function noEditor(path: string, outcome: 'no-editor' | 'failed'): Failure {
  return new Failure(
    'configuration',
    'no-editor',
    outcome === 'no-editor'
      ? 'Neither $VISUAL nor $EDITOR names an editor.'
      : 'The editor that $VISUAL or $EDITOR names could not be started, or ended with an error.',
    `Set one, such as: export EDITOR=nano. Or open ${path} yourself, and run: roundup check ${path}`,
  );
}
