/** Names what a CSS selector is made of, in the words of the closed list. */

const marks: Readonly<Record<string, string>> = {
  '>': 'child',
  '+': 'adjacent sibling',
  '~': 'general sibling',
};

/** `.a b:after` has "class", "descendant", "type" and ":after"; what is not understood is named as written. */
export function selectorParts(selector: string): readonly string[] {
  const parts: string[] = [];
  const rest = selector
    .trim()
    .replace(/\s*([>+~])\s*/g, (_, mark: string) => {
      parts.push(marks[mark] ?? mark);
      return '\n';
    })
    .split('\n');
  for (const chain of rest) {
    const compounds = chain.trim().split(/\s+/);
    if (compounds.length > 1) parts.push('descendant');
    for (const compound of compounds) parts.push(...compoundParts(compound));
  }
  return [...new Set(parts)];
}

function compoundParts(compound: string): string[] {
  const simple = compound.match(/\.[\w-]+|#[\w-]+|::?[\w-]+(?:\([^)]*\))?|\[[^\]]*\]|\*|[\w-]+|./g);
  const parts = (simple ?? []).map(simplePart);
  const classes = parts.filter((part) => part === 'class').length;
  return classes > 1 ? [...parts, 'chaining'] : parts;
}

function simplePart(simple: string): string {
  switch (simple[0]) {
    case '.':
      return simple.length > 1 ? 'class' : simple;
    case '#':
      return 'id';
    case '*':
      return 'universal';
    case '[':
      return 'attribute';
    case ':':
      return simple.replace(/^::/, ':').replace(/\(.*/, '');
    default:
      return /^[\w-]/.test(simple) ? 'type' : simple;
  }
}
