/** Reports of linters, each in a JSON of its own, as complaints about files. Pure. */
import type { Kind } from './results.ts';
import type { Complaint } from './workspace.ts';

export type Linter = Extract<Kind, 'eslint' | 'biome' | 'oxlint' | 'deno-lint' | 'ruff' | 'mypy'>;

/**
 * Reads a report.
 * @param folder in which the linter ran: paths are given below it
 * @throws when it is none
 */
export const complaintsOf = (linter: Linter, text: string, folder: string): Complaint[] =>
  READERS[linter](text).map(({ path, line, message, rule }) => {
    const below = path
      .replace(/^file:\/\//, '')
      .replace(`${folder}/`, '')
      .replace(/^\.\//, '');
    const place = line === undefined ? below : `${below}:${line}`;
    return { path: below, message: `${place}: ${message} (${rule})` };
  });

interface Found {
  readonly path: string;
  readonly line?: number | undefined;
  readonly message: string;
  readonly rule: string;
}

const READERS: Record<Linter, (text: string) => Found[]> = {
  eslint: (text) =>
    (JSON.parse(text) as EslintFile[]).flatMap(({ filePath: path, messages }) =>
      messages.map(({ ruleId, line, message }) => ({ path, line, message, rule: ruleId })),
    ),
  oxlint: (text) =>
    (JSON.parse(text) as Diagnostics<{ filename: string; code: string; message: string }>).diagnostics.map(
      ({ filename, code, message }) => ({ path: filename, message, rule: code }),
    ),
  biome: (text) =>
    (JSON.parse(text) as Diagnostics<BiomeDiagnostic>).diagnostics
      // Its "information" is a suggestion, of which one contradicts TypeScript's noPropertyAccessFromIndexSignature.
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ category, message, location: { path, start } }) => ({
        path,
        line: start?.line,
        message,
        rule: category,
      })),
  'deno-lint': (text) => {
    const { diagnostics, errors } = JSON.parse(text) as DenoReport;
    return [
      ...diagnostics.map(({ filename: path, range, message, code }) => ({
        path,
        line: range.start.line,
        message,
        rule: code,
      })),
      ...errors.map(({ file_path: path, message }) => ({ path, message, rule: 'unreadable' })),
    ];
  },
  ruff: (text) =>
    (JSON.parse(text) as RuffDiagnostic[]).map(({ filename: path, location, message, code }) => ({
      path,
      line: location.row,
      message,
      rule: code ?? 'syntax',
    })),
  // A JSON on each line.
  mypy: (text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as MypyMessage)
      .filter(({ severity }) => severity === 'error')
      .map(({ file: path, line, message, code }) => ({ path, line, message, rule: code ?? 'mypy' })),
};

interface Diagnostics<Diagnostic> {
  readonly diagnostics: readonly Diagnostic[];
}

interface EslintFile {
  readonly filePath: string;
  readonly messages: readonly { ruleId: string; line: number; message: string }[];
}

interface BiomeDiagnostic {
  readonly category: string;
  readonly severity: string;
  readonly message: string;
  readonly location: { path: string; start?: { line: number } };
}

interface DenoReport {
  readonly diagnostics: readonly {
    filename: string;
    range: { start: { line: number } };
    message: string;
    code: string;
  }[];
  readonly errors: readonly { file_path: string; message: string }[];
}

interface RuffDiagnostic {
  readonly filename: string;
  readonly location: { row: number };
  readonly message: string;
  readonly code: string | null;
}

interface MypyMessage {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly code: string | null;
  readonly severity: string;
}
