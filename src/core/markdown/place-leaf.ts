/** What each directive of a line of its own becomes, or why it becomes nothing. */
import { toString } from 'mdast-util-to-string';
import type { LeafDirective } from 'mdast-util-directive';
import { PUBLIC_TIER } from '../audience/tier.ts';
import { type SectionName, sectionNames } from '../issue/schema.ts';
import type { PlacedNode } from './nodes.ts';
import { placeButton } from './place-button.ts';
import { placeVideo } from './place-video.ts';
import { type Placing, refuse, unknownName } from './placing.ts';

/** undefined for a directive that was refused, and reported. */
export function placeLeaf(directive: LeafDirective, placing: Placing): PlacedNode | undefined {
  const section = sectionNames.find((name) => name === directive.name);
  if (section !== undefined) return placeSection(directive, section, placing);
  switch (directive.name) {
    case 'support':
      return placeSupport(directive, placing);
    case 'extra':
      return placeExtra(directive, placing);
    case 'youtube':
    case 'video':
      return placeVideo(directive, placing);
    case 'button':
      return placeButton(directive, placing);
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

/** Whether this is the first of its kind. */
function takes(what: string, placing: Placing): boolean {
  if (placing.taken.has(what)) return false;
  placing.taken.add(what);
  return true;
}
