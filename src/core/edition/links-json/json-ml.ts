/** Trees of HTML as JSON (JsonML), which a browser makes nodes of without parsing any HTML. */
import type { ElementContent } from 'hast';
import { attributeOf } from '../web/attribute.ts';

/** http://www.jsonml.org/: text, or an element’s name, its attributes and its children. */
export type JsonMl = string | JsonMlElement;
type JsonMlElement = readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: JsonMl[],
];

/** Comments and the like are left out. */
export function toJsonMl(nodes: readonly ElementContent[]): JsonMl[] {
  return nodes.flatMap((node): JsonMl[] => {
    if (node.type === 'text') return node.value === '' ? [] : [node.value];
    if (node.type !== 'element') return [];
    const attributes = Object.entries(node.properties).flatMap(([name, value]) => {
      const attribute = attributeOf(name, value);
      return attribute === undefined ? [] : [attribute];
    });
    return [[node.tagName, Object.fromEntries(attributes), ...toJsonMl(node.children)]];
  });
}

/** Properties have the names of attributes, which `attributeOf()` takes, too. */
export function fromJsonMl(nodes: readonly JsonMl[]): ElementContent[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return { type: 'text', value: node };
    const [tagName, attributes, ...children] = node;
    const properties = Object.entries(attributes).map(([name, value]) => [name, value || true]);
    return {
      type: 'element',
      tagName,
      properties: Object.fromEntries(properties),
      children: fromJsonMl(children),
    };
  });
}
