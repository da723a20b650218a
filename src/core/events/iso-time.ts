/** A time as Postmark and Resend write it: ISO 8601, to fractions of a second. */
import { z } from 'zod';

const MAX_CHARACTERS = 40;

export const isoTime = z
  .string()
  .max(MAX_CHARACTERS)
  .regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/)
  .transform((text) => new Date(text))
  .refine((time) => !Number.isNaN(time.getTime()));
