/** The diagnostics of extras. */
import { error, warning } from './catalogue-entry.ts';

export const extrasCatalogue = {
  'extra/no-id': error('Extra without an id', 'Write ::extra[Teaser]{#id}.'),
  'extra/no-teaser': error('Extra without a teaser', 'Write ::extra[Teaser]{#id}.'),
  'extra/no-tiers': error(
    'Extra without any tier',
    'Add `tiers` to newsletter.config.ts, or remove the extra.',
  ),
  'extra/unknown-tier': error(
    'Extra for an unknown tier',
    'Name a tier of the config, or leave the attribute out.',
  ),
  'extra/placed-twice': error('Extra placed twice', 'Keep one of the places.'),
  'extra/unwritten': error(
    'Extra that is placed but not written',
    'Write its section in a file of extras beside the issue.',
  ),
  'extra/unplaced': error(
    'Extra that is written but not placed',
    'Place it in the issue with ::extra[Teaser]{#id}.',
  ),
  'extra/duplicate': error('Two extras with one id', 'Give one of them another id.'),
  'extra/other-tier': error(
    'Extra announced for another tier',
    'Let the tier in ::extra and the file of the extra agree.',
  ),
  'extra/in-patron-issue': error(
    'Extra in an issue for patrons',
    'Write it as part of the issue: all of that is for patrons.',
  ),
  'extra/outside': error(
    'Text before the first extra',
    'Put it under a heading with an id: ## Title {#id}.',
  ),
  'extra/empty': error('Extra without text', 'Write it, or remove its heading.'),
  'extra/encrypted': error(
    'Extras that cannot be opened here',
    'Set EXTRAS_IDENTITY to the secret key of one of extras.recipients.',
  ),
  'extra/unchecked': warning(
    'Extras that were not checked',
    'Set EXTRAS_IDENTITY to the secret key of one of extras.recipients to have them checked.',
  ),
  'extra/bad-revision': error(
    'Revision that is no number',
    'Write ## Title {#id rev=2}, with a number from 1 to 9999 and nothing else behind the id.',
  ),
  'extra/not-a-picture': error(
    'File that is shown as a picture and is none',
    'Link to it instead: [its name](2023-10.patron/file.pdf).',
  ),
  'extra/large-file': error(
    'File of an extra that is too large',
    'Make it smaller: a reader’s browser holds the whole of it to open it.',
  ),
  'extra/unused-file': warning(
    'File that no extra shows',
    'Show it in an extra, or move it out of the folder.',
  ),
  'extra/tracked': warning(
    'Extra that git tracks as plain text',
    'Keep extras outside of the repository (extras.dir) or encrypt them (roundup extras encrypt), unless it is private for good. What was pushed where others can read is public.',
  ),
  'extra/directive': error(
    'Directive that an extra cannot have',
    'Place it in the issue instead; in extras stand ::youtube, ::button and ::name.',
  ),
};
