/** Lines of values within a JSON file, so that a problem can name the line to mend. */
import ts from 'typescript';

/** A JSON file that was read: its value, or the line and the reason for which it is no JSON. */
export type JsonFile =
  | { readonly value: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number }
  | { readonly line: number; readonly reason: string };

const lineAt = (file: ts.SourceFile, position: number): number =>
  file.getLineAndCharacterOfPosition(position).line + 1;

/** Line of the innermost value on a path that exists. */
function lineOfPath(file: ts.JsonSourceFile, path: readonly PropertyKey[]): number {
  let node: ts.Node | undefined = file.statements[0]?.expression;
  let line = 1;
  for (const key of path) {
    if (node === undefined) break;
    if (ts.isArrayLiteralExpression(node)) node = node.elements[Number(key)];
    else if (ts.isObjectLiteralExpression(node)) {
      const found: ts.ObjectLiteralElementLike | undefined = node.properties.find(
        (property) =>
          property.name !== undefined && ts.isStringLiteral(property.name) && property.name.text === key,
      );
      node = found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : undefined;
    } else node = undefined;
    if (node !== undefined) line = lineAt(file, node.getStart(file));
  }
  return line;
}

/** Parses JSON; `lineOf` gives the line of the value at a path such as `['runs', 'demo']`. */
export function parseJson(path: string, text: string): JsonFile {
  try {
    const value: unknown = JSON.parse(text);
    return { value, lineOf: (at) => lineOfPath(ts.parseJsonText(path, text), at) };
  } catch (error) {
    const file = ts.parseJsonText(path, text);
    // TypeScript's parser says where; what it lets pass, such as a comment, is found by JSON.parse's position.
    const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
    const said = (error as Error).message;
    const start = parseDiagnostics[0]?.start ?? Number(/position (\d+)/.exec(said)?.[1] ?? 0);
    return { line: lineAt(file, Math.min(start, text.length)), reason: said.replaceAll('\n', ' ') };
  }
}
