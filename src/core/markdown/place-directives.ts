/** Replaces the directives of an issue by placed nodes, and reports those that mean nothing. */
import type { Root, RootContent, Text } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Tier } from '../audience/tier.ts';
import { PUBLIC_TIER } from '../audience/tier.ts';
import type { DiagnosticId } from '../diagnostic-catalogue.ts';
import { catalogue } from '../diagnostic-catalogue.ts';
import { diagnostic, type Diagnostic } from '../diagnostics.ts';
import { didYouMean } from '../did-you-mean.ts';
import { type SectionName, sectionNames } from '../issue/schema.ts';
import type { PlacedNode } from './nodes.ts';
import type { NodePlace } from './place-of.ts';

export const directiveNames = [...sectionNames, 'extra', 'support', 'youtube'] as const;

export interface DirectiveContext {
  readonly place: NodePlace;
  readonly tiers: readonly Tier[];
  readonly hasSupport: boolean;
  readonly hasItems: (section: SectionName) => boolean;
}

interface Placing extends DirectiveContext {
  readonly found: Diagnostic[];
  readonly taken: Set<string>;
}

/** Rewrites the tree in place; what is wrong stays out of it. */
export function placeDirectives(tree: Root, context: DirectiveContext): Diagnostic[] {
  const placing: Placing = { ...context, found: [], taken: new Set() };
  tree.children = tree.children.flatMap((block) => placeBlock(block, placing));
  for (const block of tree.children) reportNested(block, placing);
  return placing.found;
}

function placeBlock(block: RootContent, placing: Placing): RootContent[] {
  if (block.type === 'paragraph') reportMalformed(block, placing);
  if (block.type === 'containerDirective') return refuse(unknownName(block), block, placing);
  if (block.type !== 'leafDirective') return [block];
  const placed = placeLeaf(block, placing);
  return placed === undefined ? [] : [{ ...placed, position: block.position }];
}

function placeLeaf(directive: LeafDirective, placing: Placing): PlacedNode | undefined {
  const section = sectionNames.find((name) => name === directive.name);
  if (section !== undefined) return placeSection(directive, section, placing);
  switch (directive.name) {
    case 'support':
      return placeSupport(directive, placing);
    case 'extra':
      return placeExtra(directive, placing);
    case 'youtube':
      return placeVideo(directive, placing);
    default:
      refuse(unknownName(directive), directive, placing);
      return undefined;
  }
}

function placeSection(directive: LeafDirective, section: SectionName, placing: Placing) {
  if (!placing.hasItems(section)) {
    refuse(
      ['section/empty', `The frontmatter lists nothing under \`${section}\`.`],
      directive,
      placing,
    );
  } else if (takes(`section ${section}`, placing)) {
    return { type: 'sectionPlace', section } as const;
  } else {
    refuse(['section/placed-twice', `::${section} stands here a second time.`], directive, placing);
  }
  return undefined;
}

function placeSupport(directive: LeafDirective, placing: Placing) {
  if (!placing.hasSupport) {
    refuse(['support/not-configured', 'The config has no support pitch.'], directive, placing);
  } else if (takes('support', placing)) {
    return { type: 'supportPlace' } as const;
  } else {
    refuse(['support/placed-twice', '::support stands here a second time.'], directive, placing);
  }
  return undefined;
}

function placeExtra(directive: LeafDirective, placing: Placing) {
  const id = directive.attributes?.['id'] ?? '';
  const teaser = toString(directive.children).trim();
  const lowest = placing.tiers[0]?.id;
  const tier = directive.attributes?.['tier'] ?? lowest ?? PUBLIC_TIER;
  if (lowest === undefined) {
    refuse(
      ['extra/no-tiers', 'The config has no tiers, so nobody could read it.'],
      directive,
      placing,
    );
  } else if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(id)) {
    refuse(
      ['extra/no-id', 'The extra has no id of lower-case letters and digits.'],
      directive,
      placing,
    );
  } else if (teaser === '') {
    refuse(['extra/no-teaser', `The extra ${id} has no teaser.`], directive, placing);
  } else if (!placing.tiers.some((known) => known.id === tier)) {
    refuse(['extra/unknown-tier', `There is no tier ${tier}.`], directive, placing);
  } else if (takes(`extra ${id}`, placing)) {
    return { type: 'extraPlace', extraId: id, teaser, tier } as const;
  } else {
    refuse(
      ['extra/placed-twice', `The extra ${id} stands here a second time.`],
      directive,
      placing,
    );
  }
  return undefined;
}

function placeVideo(directive: LeafDirective, placing: Placing) {
  const videoId = directive.attributes?.['id'] ?? '';
  const title = toString(directive.children).trim();
  if (/^[\w-]{11}$/.test(videoId) && title !== '') {
    return { type: 'videoPlace', videoId, title } as const;
  }
  refuse(
    [
      'directive/bad-attribute',
      'A video is written ::youtube[Title]{#id}, its id of 11 characters.',
    ],
    directive,
    placing,
  );
  return undefined;
}

/** Whether this is the first of its kind. */
function takes(what: string, placing: Placing): boolean {
  if (placing.taken.has(what)) return false;
  placing.taken.add(what);
  return true;
}

function refuse(
  [id, reason, remedy]: readonly [id: DiagnosticId, reason: string, remedy?: string],
  node: RootContent,
  placing: Placing,
): [] {
  placing.found.push(
    diagnostic(id, placing.place(node), { reason, remedy: remedy ?? catalogue[id].remedy }),
  );
  return [];
}

function unknownName(
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

/** `::: extra`, `:: reading` and the like would be shown as text, which fails open. */
function reportMalformed(block: RootContent, placing: Placing): void {
  visit(block, 'text', (text: Text) => {
    const colons = /(?:^|\n)[ \t]*(:{2,}[ \t]*[a-z]*)/i.exec(text.value)?.[1];
    if (colons !== undefined && text.position?.start.column === block.position?.start.column) {
      refuse(
        ['directive/malformed', `${colons.trim()} is not read as a directive.`],
        text,
        placing,
      );
    }
  });
}

function reportNested(block: RootContent, placing: Placing): void {
  visit(block, (node) => {
    if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      refuse(['directive/nested', `::${node.name} stands inside another block.`], node, placing);
    }
  });
}
