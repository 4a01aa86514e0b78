/** Reads the types of all names in the examples from TypeScript's language service, while the site is built. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { paragraphHtml, signatureHtml } from './hover-html.ts';
import type { HoverInfo, Hovers } from './hovers.ts';
import { inputsHash } from '../examples/files.build.ts';

/** Tags of documentation that are shown. */
const TAGS = new Set(['param', 'returns', 'throws', 'deprecated', 'since']);

/**
 * Files that hovers depend on besides the code itself: the compiler, the types that it knows, and what writes the HTML.
 */
const SOURCES = [
  'src/code/hovers.build.ts',
  'src/code/hover-html.ts',
  'src/code/code-html.ts',
  'src/code/hovers.ts',
];

let foundation: string | undefined;
function foundationHash(folder: string): string {
  if (foundation === undefined) {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { version?: string }>;
    };
    const versions = Object.entries(lock.packages)
      .filter(([path]) => /^node_modules\/(typescript|@types\/.*)$/.test(path))
      .map(([path, { version }]) => `${path}@${version ?? ''}`);
    const texts = [join(folder, 'tsconfig.json'), ...SOURCES].map((path) => readFileSync(path, 'utf8'));
    foundation = createHash('sha256')
      .update([...versions, ...texts].join('\0'))
      .digest('hex');
  }
  return foundation;
}

/**
 * Names the hovers of a file without computing them: another text, import, compiler or set of types is another name.
 * @returns 16 hexadecimal digits
 */
export const hoversId = (path: string, folder: string): string =>
  createHash('sha256')
    .update(foundationHash(folder) + inputsHash(path, folder))
    .digest('hex')
    .slice(0, 16);

/** Asks about the examples of a folder; it reads all of them, which takes a second or two. */
export interface Asker {
  /** Every TypeScript file of the examples. */
  readonly files: readonly string[];
  /**
   * @param path absolute path of an example's file
   * @throws an error that names file and mend, if TypeScript does not know the file or finds an error in it
   */
  hoversOf(path: string): Hovers;
}

/**
 * @param folder the examples, with their `tsconfig.json`
 * @throws TypeScript's own complaint about the configuration
 */
export function askAbout(folder: string): Asker {
  const { options, fileNames } = configOf(folder);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: () => '1',
    getScriptSnapshot(path) {
      const text = ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return { files: fileNames, hoversOf: (path) => hoversOf(service, resolve(path)) };
}

/** The TypeScript files of the examples, without asking about them. */
export const typescriptFiles = (folder: string): string[] => configOf(folder).fileNames;

function configOf(folder: string): ts.ParsedCommandLine {
  const path = join(folder, 'tsconfig.json');
  const config = ts.getParsedCommandLineOfConfigFile(path, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (found) => {
      throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`);
    },
  });
  if (config === undefined) throw new Error(`${path}: TypeScript cannot read it`);
  return config;
}

function hoversOf(service: ts.LanguageService, path: string): Hovers {
  const file = service.getProgram()?.getSourceFile(path);
  if (file === undefined) {
    throw new Error(`${path}: unknown to TypeScript: include it in the tsconfig.json of the examples`);
  }
  const [wrong] = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
  if (wrong !== undefined) {
    const { line } = file.getLineAndCharacterOfPosition(wrong.start ?? 0);
    const message = ts.flattenDiagnosticMessageText(wrong.messageText, ' ');
    throw new Error(`${path}:${line + 1}: ${message}: mend it until \`npm run typecheck\` is content`);
  }
  const places = new Map<string, { index: number; info: HoverInfo }>();
  const at: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text !== 'undefined') {
      const info = infoAt(service, path, node.getStart(file));
      if (info !== undefined) {
        const key = JSON.stringify(info);
        const known = places.get(key) ?? { index: places.size, info };
        places.set(key, known);
        const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
        at.push(line, character, node.text.length, known.index);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { infos: [...places.values()].map(({ info }) => info), at };
}

function infoAt(service: ts.LanguageService, path: string, position: number): HoverInfo | undefined {
  const found = service.getQuickInfoAtPosition(path, position);
  if (found?.displayParts === undefined) return undefined;
  const doc = paragraphHtml(found.documentation ?? []);
  const tags = (found.tags ?? [])
    .filter(({ name }) => TAGS.has(name))
    .map(({ name, text = [] }) => tagOf(name, text));
  return {
    code: signatureHtml(found.displayParts),
    ...(doc !== '' && { doc }),
    ...(tags.length > 0 && { tags }),
  };
}

/** A parameter's name belongs to its tag, not to what is said about it. */
function tagOf(name: string, [first, ...rest]: readonly ts.SymbolDisplayPart[]): readonly [string, string] {
  if (first?.kind === 'parameterName') return [`${name} ${first.text}`, paragraphHtml(rest)];
  return [name, paragraphHtml(first === undefined ? [] : [first, ...rest])];
}
