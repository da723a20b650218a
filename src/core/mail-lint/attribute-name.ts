/** The name that an attribute has in HTML, of the name that a tree gives it. */

export function attributeName(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'httpEquiv') return 'http-equiv';
  // Each word of a data attribute is one of its own; of an ARIA attribute only the first is.
  if (/^data[A-Z]/.test(property)) {
    return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  }
  return property.replace(/^aria(?=[A-Z])/, 'aria-').toLowerCase();
}
