/** Every way in which an error was printed, taken from recordings. Pure. */
import type { Outcome, RecordedError, Run } from './recording.ts';

/** Lines of a stack trace, of quoted source and of a traceback's frames: places, not messages. */
const PLACE = /^\s*(?:at |File "|\d+ \||\^|~)/;

const isAsked = (error: RecordedError, codes: readonly string[]): boolean =>
  codes.length === 0 || codes.includes(error.code ?? '') || codes.includes(error.name);

/** The fields after a message, as Node.js prints them, so that a paste of them is found as well. */
function fieldsOf({ errno, code, syscall }: RecordedError): string[] {
  const fields = [
    errno === undefined ? '' : `errno: ${errno}`,
    code === undefined ? '' : `code: '${code}'`,
    syscall === undefined ? '' : `syscall: '${syscall}'`,
  ].filter(Boolean);
  return fields.length === 0 ? [] : [fields.join(', ')];
}

/** Lines that the terminal showed of an error that ended the program. */
function printed(outcome: Outcome, error: RecordedError): string[] {
  const lines = outcome.stderr.split('\n').filter((line) => !PLACE.test(line));
  return lines
    .filter((line) => (error.message !== '' && line.includes(error.message)) || /^\s*throw er;/.test(line))
    .map((line) => line.trim().replace(/ \{$/, ''))
    .filter((line) => line.length < 300);
}

/**
 * @param runs the runs to read, in the order in which their spellings are to stand
 * @param codes only errors with one of these codes or names; all, if there are none
 * @returns each spelling once: messages first, then their fields
 */
export function spellingsOf(runs: readonly Run[], codes: readonly string[] = []): string[] {
  const messages = new Set<string>();
  const fields = new Set<string>();
  for (const outcome of runs.flatMap((run) => run.outcomes)) {
    for (const error of outcome.errors.filter((found) => isAsked(found, codes))) {
      messages.add(error.message === '' ? error.name : `${error.name}: ${error.message}`);
      for (const line of printed(outcome, error)) messages.add(line);
      // Python's errors have no such line: their number stands in the message.
      if (!error.message.startsWith('[Errno')) for (const line of fieldsOf(error)) fields.add(line);
    }
  }
  return [...messages, ...fields];
}
