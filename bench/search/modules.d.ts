/** Engines that are only installed to be measured: enough of them for `engines/`. */
declare module 'lunr-languages/*' {
  const plugin: (lunr: unknown) => void;
  export default plugin;
}
declare module 'lunr' {
  interface Builder {
    use(plugin: unknown): void;
    ref(name: string): void;
    field(name: string, options?: { boost: number }): void;
    add(document: object): void;
  }
  interface Clause {
    term(word: string, options: { boost?: number; wildcard?: number }): void;
  }
  interface Index {
    toJSON(): object;
    query(ask: (query: Clause) => void): { ref: string }[];
  }
  const lunr: {
    (make: (this: Builder) => void): Index;
    Index: { load(data: object): Index };
    Query: { wildcard: { TRAILING: number } };
    tokenizer(text: string): object[];
    multiLanguage(...languages: string[]): unknown;
  };
  export default lunr;
}
