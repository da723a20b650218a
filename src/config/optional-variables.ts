/** Variables that may be left out; an empty one counts as absent. */
import { z } from 'zod';
import { isWebAddress } from '../core/fields.ts';

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);

export const optionalText = z.preprocess(blankIsAbsent, z.string().optional());

export const optionalAddress = optionalText.refine(
  (text) => text === undefined || isWebAddress(text),
  'is no web address',
);
