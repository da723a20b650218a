/** Several pieces of work at a time, their results one by one in the order of the pieces. */

export async function* inOrder<Item, Value>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<Value>,
): AsyncIterable<{ readonly item: Item; readonly value: Value }> {
  const running: { readonly item: Item; readonly value: Promise<Value> }[] = [];
  let next = 0;
  const begin = (): void => {
    const item = items[next];
    next += 1;
    if (item === undefined) return;
    const value = work(item);
    // Whoever reads the results meets the rejection in its turn; until then it is nobody's.
    value.catch(() => undefined);
    running.push({ item, value });
  };
  while (next < Math.min(lanes, items.length)) begin();
  for (let first = running.shift(); first !== undefined; first = running.shift()) {
    const value = await first.value;
    begin();
    yield { item: first.item, value };
  }
}
