/**
 * Works through items with at most `limit` of them in progress, in their order. After a failure no further item is
 * begun.
 * @returns the results, in the order of the items
 * @throws the first failure, once the items in progress are done
 */
export async function inPool<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Result | Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items].entries();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    // All workers take from the same iterator.
    for (const [index, item] of waiting) {
      try {
        results[index] = await work(item);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}
