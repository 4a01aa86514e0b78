const values = globalThis as unknown as Record<symbol, unknown>;

/**
 * A value that lasts as long as the process: Docusaurus loads the configuration, and all that it imports, anew for each
 * language, and what was worked out for one is good for the other.
 * @param name unique within the project
 */
export function lasting<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`tuberia-rota:${name}`);
  values[key] ??= make();
  return values[key] as Value;
}
