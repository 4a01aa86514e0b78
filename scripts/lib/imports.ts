/** Imports between the files of a folder, read with TypeScript's own parser. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** One import of a file by another. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** True when the compiler erases it, so that nothing is loaded. */
  readonly typeOnly: boolean;
}

const CODE = /\.(?:ts|tsx|mts|mjs)$/;
const SUFFIXES = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'];

/** Names of the modules that a file imports, exports from, or loads with `import()`. */
function specifiersOf(file: string): { name: string; typeOnly: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: { name: string; typeOnly: boolean }[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ name: node.text, typeOnly });
  };
  const read = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    ts.forEachChild(node, read);
  };
  read(source);
  return found;
}

/** File that a relative or `@site/` name stands for; undefined for a package. */
function resolveName(name: string, file: string, root: string): string | undefined {
  const base = name.startsWith('@site/')
    ? join(root, name.slice('@site/'.length))
    : name.startsWith('.')
      ? join(dirname(file), name)
      : undefined;
  if (base === undefined) return undefined;
  return SUFFIXES.map((suffix) => base + suffix).find((path) => existsSync(path) && statSync(path).isFile());
}

/** Use of a package, or of a module of Node or of Docusaurus, by a file. */
export interface PackageUse {
  readonly from: string;
  /** As the file writes it: `node:fs`, `@theme/Layout`. */
  readonly name: string;
  readonly typeOnly: boolean;
}

/** Files of code below a folder, in alphabetical order. */
const codeFiles = (folder: string, root: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => CODE.test(path) && !path.includes('node_modules'))
    .sort()
    .map((path) => join(root, folder, path));

/** Reads the imports of each file below a folder, resolved if they are files of the project. */
function readImports(
  folder: string,
  root: string,
): { from: string; name: string; to: string | undefined; typeOnly: boolean }[] {
  return codeFiles(folder, root).flatMap((file) =>
    specifiersOf(file).map(({ name, typeOnly }) => {
      const to = resolveName(name, file, root);
      return {
        from: relative(root, file),
        name,
        to: to === undefined ? undefined : relative(root, to),
        typeOnly,
      };
    }),
  );
}

/**
 * Imports of all code below a folder that lead to files of the project.
 * @returns paths below `root`, sorted
 */
export const importsOf = (folder: string, root = process.cwd()): Import[] =>
  readImports(folder, root).flatMap(({ from, to, typeOnly }) =>
    to === undefined ? [] : [{ from, to, typeOnly }],
  );

/** Imports of all code below a folder that lead to no file of the project. */
export const packagesOf = (folder: string, root = process.cwd()): PackageUse[] =>
  readImports(folder, root).flatMap(({ from, name, to, typeOnly }) =>
    to === undefined && !name.startsWith('.') ? [{ from, name, typeOnly }] : [],
  );
