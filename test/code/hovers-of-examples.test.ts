/** Types of names in code: on the real examples, and on a copy that is broken on purpose. */
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spotsOf } from '../../src/code/hovers.ts';
import { askAbout, hoversId, type Asker } from '../../src/code/hovers.build.ts';
import { textOf } from '../lib/text-of.ts';

const folder = resolve('examples');
const MODULE = join(folder, 'catch-epipe', 'catch-epipe.ts');
let asker: Asker;
let broken: string;
beforeAll(() => {
  asker = askAbout(folder);
  broken = mkdtempSync(join(tmpdir(), 'hovers-'));
  for (const file of ['tsconfig.json', 'package.json', 'observe.ts', 'catch-epipe']) {
    cpSync(join(folder, file), join(broken, file), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(broken, 'node_modules'));
});
afterAll(() => rmSync(broken, { recursive: true }));

/** Hover of each name of a file, with the name as the file has it at that place. */
function told(path: string): { name: string; code: string; doc: string | undefined }[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return spotsOf(asker.hoversOf(path), 0, 0, lines.length).map(({ line, column, length, info }) => ({
    name: lines[line]!.slice(column, column + length),
    code: textOf(info.code),
    doc: info.doc,
  }));
}

test('a name tells its type and its documentation', () => {
  expect(told(MODULE)).toEqual(
    expect.arrayContaining([
      { name: 'handedOver', code: 'let handedOver: number', doc: undefined },
      {
        name: 'failed',
        code: '(property) WriteOutcome.failed: number',
        doc: 'Bytes of the chunk whose write failed; 0 when none did. A large chunk may have left in part.',
      },
      expect.objectContaining({
        name: 'writeCatchingEpipe',
        doc: 'Writes chunk after chunk and returns, rather than throws, when the pipe breaks.',
      }),
    ]),
  );
});

test('what is told of every variable is what the compiler itself infers', () => {
  const { options } = ts.getParsedCommandLineOfConfigFile(
    join(folder, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )!;
  const path = join(folder, 'catch-epipe', 'demo.ts');
  const program = ts.createProgram([path], options);
  const checker = program.getTypeChecker();
  const declared: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      declared.push(`${node.name.text}: ${checker.typeToString(checker.getTypeAtLocation(node))}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(program.getSourceFile(path)!);
  expect(declared.length).toBeGreaterThan(0);
  const codes = told(path).map(({ code }) => code.replace(/^(const|let) /, ''));
  expect(codes).toEqual(expect.arrayContaining(declared));
});

test('in every module, each name stands where its hover says', () => {
  const modules = asker.files.filter((path) => basename(path, '.ts') === basename(dirname(path)));
  expect(modules.length).toBeGreaterThan(20);
  for (const path of modules) {
    const found = told(path);
    expect(found.length, path).toBeGreaterThan(0);
    for (const { name } of found) expect(name, path).toMatch(/^[\p{L}_$][\p{L}\p{N}_$]*$/u);
  }
});

describe('what stops the build, naming file, line and mend', () => {
  test('a file that TypeScript does not know', () => {
    expect(() => asker.hoversOf(join(folder, 'no-such.ts'))).toThrow(
      /examples\/no-such\.ts: unknown to TypeScript: include it in the tsconfig\.json/,
    );
  });

  test('a file whose types are wrong', () => {
    const path = join(broken, 'catch-epipe', 'wrong.ts');
    writeFileSync(path, "// One line.\nexport const size: number = 'x';\n");
    expect(() => askAbout(broken).hoversOf(path)).toThrow(/wrong\.ts:2: Type 'string' is not assignable/);
    rmSync(path);
  });
});

test('another text, of the file or of one that it imports, is another id', () => {
  const demo = join(broken, 'catch-epipe', 'demo.ts');
  const module = join(broken, 'catch-epipe', 'catch-epipe.ts');
  const before = [demo, module].map((path) => hoversId(path, broken));
  appendFileSync(join(broken, 'observe.ts'), '\n');
  const after = [demo, module].map((path) => hoversId(path, broken));
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});
