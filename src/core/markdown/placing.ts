/** What is known while directives are placed, and how one is refused. */
import type { RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Tier } from '../audience/tier.ts';
import { catalogue, type DiagnosticId } from '../diagnostic-catalogue.ts';
import { diagnostic, type Diagnostic } from '../diagnostics.ts';
import { didYouMean } from '../did-you-mean.ts';
import { type SectionName, sectionNames } from '../issue/schema.ts';
import type { NodePlace } from './place-of.ts';

/** Of those that stand on a line of their own. */
export const leafNames: readonly string[] = [
  ...sectionNames,
  'extra',
  'support',
  'youtube',
  'video',
  'button',
];
const directiveNames = [...leafNames, 'name'];

export interface DirectiveContext {
  readonly place: NodePlace;
  readonly tiers: readonly Tier[];
  readonly hasSupport: boolean;
  readonly hasItems: (section: SectionName) => boolean;
}

export interface Placing extends DirectiveContext {
  readonly found: Diagnostic[];
  readonly taken: Set<string>;
}

/** Reports a directive; [] so that it leaves nothing in the tree. */
export function refuse(
  [id, reason, remedy]: readonly [id: DiagnosticId, reason: string, remedy?: string],
  node: RootContent,
  placing: Placing,
): [] {
  placing.found.push(
    diagnostic(id, placing.place(node), { reason, remedy: remedy ?? catalogue[id].remedy }),
  );
  return [];
}

export function unknownName(
  directive: LeafDirective | ContainerDirective,
): readonly [DiagnosticId, string, string] {
  const colons = directive.type === 'containerDirective' ? ':::' : '::';
  const near = didYouMean(directive.name, directiveNames);
  return [
    'directive/unknown',
    `There is no directive ${colons}${directive.name}.`,
    near === undefined
      ? `The directives are ${directiveNames.join(', ')}.`
      : `Did you mean ::${near}?`,
  ];
}
