const values = globalThis as unknown as Record<symbol, unknown>;

/**
 * Memoises a value per process. Docusaurus imports its configuration and all modules below it again for each language,
 * so a module's own variable would be filled twice.
 * @param name unique within the project
 */
export function oncePerProcess<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`tuberia-rota:${name}`);
  values[key] ??= make();
  return values[key] as Value;
}
