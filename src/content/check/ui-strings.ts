/** Strings of the interface: each in both languages, with the same values to put in. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { LOCALES } from '../../site/locales.ts';
import { parseJson } from './json-position.ts';

/** Text of a literal, or of literals that are joined by `+`; undefined for any other expression. */
function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

const valuesIn = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ') || 'none';

/** Checks one `{ es: …, en: … }`. */
function checkPair(pair: ReadonlyMap<string, ts.Expression>, shown: string): string[] {
  const texts = LOCALES.map((locale) => {
    const expression = pair.get(locale);
    return { locale, expression, text: expression === undefined ? '' : textOf(expression) };
  });
  const empty = texts.filter(({ text }) => text?.trim() === '');
  if (empty.length > 0)
    return empty.map(({ locale }) => `${shown}: the string is missing in "${locale}": write it`);
  const [es, en] = texts.map(({ text }) => (text === undefined ? undefined : valuesIn(text)));
  if (es === undefined || en === undefined || es === en) return [];
  return [`${shown}: the languages put in different values (es: ${es}; en: ${en}): use the same in both`];
}

/** Checks every table of a file. */
function checkTables(path: string, shown: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const problems: string[] = [];
  const read = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const pair = new Map<string, ts.Expression>();
      for (const property of node.properties)
        if (
          ts.isPropertyAssignment(property) &&
          (LOCALES as readonly string[]).includes(property.name.getText())
        )
          pair.set(property.name.getText(), property.initializer);
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (pair.size > 0) problems.push(...checkPair(pair, `${shown}:${line}`));
    }
    ts.forEachChild(node, read);
  };
  read(file);
  return problems;
}

/** Checks a catalogue of the theme's own strings in English. */
function checkCatalogue(path: string, shown: string): string[] {
  const json = parseJson(path, readFileSync(path, 'utf8'));
  if ('reason' in json) return [`${shown}:${json.line}: is no JSON (${json.reason}): mend it`];
  return Object.entries(json.value as Record<string, { message?: string }>)
    .filter(([, { message = '' }]) => message.trim() === '')
    .map(([id]) => `${shown}:${json.lineOf([id])}: "${id}" has no English message: write it`);
}

/**
 * @param root the project's folder
 * @returns one line for each string that is missing, empty, or differs in the values that are put in
 */
export function checkStrings(root: string): string[] {
  const find = (folder: string, wanted: RegExp): string[] =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((path) => wanted.test(path))
          .sort()
          .map((path) => join(root, folder, path))
      : [];
  const shown = (path: string): string => relative(root, path);
  return [
    ...find('src', /(?:^|[\\/])strings\.ts$/).flatMap((path) => checkTables(path, shown(path))),
    ...find('i18n/en', /^code\.json$/).flatMap((path) => checkCatalogue(path, shown(path))),
  ];
}
