/** One text for all content that reads the same, to be hashed. */

/** Where and by which code it was read is left out, and so is what is not set. */
const unread = new Set(['position', 'data', 'origin']);
const verbatim = new Set(['code', 'html']);

interface Step {
  readonly value: unknown;
  /** Of the node that it is a field of. */
  readonly type: string;
}

/** Keys in order, and white space as a reader sees it: one space, save in code. */
export function canonicalText(content: unknown): string {
  const pieces: string[] = [];
  // A stack of its own: quotes in quotes may be deeper than the engine's.
  const steps: (Step | string)[] = [{ value: content, type: '' }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') pieces.push(step);
    else steps.push(...stepsInto(step).toReversed());
  }
  return pieces.join('');
}

function stepsInto({ value, type }: Step): (Step | string)[] {
  if (typeof value === 'string') {
    return [JSON.stringify(verbatim.has(type) ? value : value.replace(/[ \t\r\n]+/g, ' '))];
  }
  if (typeof value !== 'object' || value === null) return [String(value)];
  if (Array.isArray(value)) {
    return ['[', ...value.flatMap((each) => [{ value: each, type: '' }, ',']), ']'];
  }
  const own = 'type' in value && typeof value.type === 'string' ? value.type : '';
  const fields = Object.entries(value)
    .filter(([key, field]) => !unread.has(key) && field !== undefined && field !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    '{',
    ...fields.flatMap(([key, field]) => [`${key}:`, { value: field, type: own }, ',']),
    '}',
  ];
}
