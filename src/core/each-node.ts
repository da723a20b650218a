/** Walks any tree in document order; for passes that change nodes but not where they stand. */

interface TreeNode<N> {
  readonly type: string;
  readonly children?: readonly N[];
}

/** Many times faster than a general visitor; `N` is every kind of node that the tree may have. */
export function eachNode<N extends TreeNode<N>>(node: N, use: (node: N) => void): void {
  use(node);
  for (const child of node.children ?? []) eachNode<N>(child, use);
}
