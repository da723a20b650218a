/** Samples of a file that an extra shows: enough to know it by, whole, cut off or inside another. */

export interface FileSamples {
  readonly samples: readonly Uint8Array[];
  /** So many different ones tell that it is this file. */
  readonly enough: number;
}

const SAMPLE_BYTES = 64;
/** A small file is one sample; a smaller one could be anybody's. */
const WHOLE_BYTES = 1024;
const LEAST_FILE_BYTES = 32;
const LEAST_SPACING = 512;
const MOST_SAMPLES = 256;
/** Cameras and programs begin their files with kilobytes that are all the same, such as colour profiles. */
const SAME_FOR_MANY = 16;
/** Fewer different bytes are a blank area, or a row of one sign. */
const LEAST_DIFFERENT = 16;

export function samplesOf(file: Uint8Array): FileSamples {
  if (file.length < LEAST_FILE_BYTES) return { samples: [], enough: 0 };
  if (file.length <= WHOLE_BYTES) return { samples: [file.slice()], enough: 1 };
  const spacing = Math.max(LEAST_SPACING, Math.floor(file.length / MOST_SAMPLES));
  const samples: Uint8Array[] = [];
  for (let at = 0; at + SAMPLE_BYTES <= file.length; at += spacing) {
    const sample = file.slice(at, at + SAMPLE_BYTES);
    if (new Set(sample).size >= LEAST_DIFFERENT) samples.push(sample);
  }
  if (samples.length === 0) return { samples: [file.slice()], enough: 1 };
  return { samples, enough: Math.min(SAME_FOR_MANY, Math.ceil(samples.length / 2)) };
}
