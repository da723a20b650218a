/** The name that an attribute has in HTML, of the name that a tree gives it. */

export function attributeName(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'httpEquiv') return 'http-equiv';
  return property.replace(/^(aria|data)(?=[A-Z])/, '$1-').toLowerCase();
}
