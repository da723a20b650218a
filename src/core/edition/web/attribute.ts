/** An attribute as HTML writes it, from a property of a tree. */
import type { Properties } from 'hast';

/** Name and value; undefined where the element has none. What is an attribute already stays so. */
export function attributeOf(
  property: string,
  value: Properties[string],
): readonly [name: string, value: string] | undefined {
  if (value === undefined || value === null || value === false) return undefined;
  const text = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  return [nameOf(property), text];
}

function nameOf(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  if (!/^(?:aria|data)[A-Z]/.test(property)) return property.toLowerCase();
  const hyphened = property.startsWith('data')
    ? property.replace(/[A-Z]/g, (letter) => `-${letter}`)
    : property.replace(/^aria/, 'aria-');
  return hyphened.toLowerCase();
}
