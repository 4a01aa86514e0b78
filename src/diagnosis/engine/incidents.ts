/** Printed errors of a text, each with the lines around it. */
import type { Hit } from './automaton.ts';

/** One printed error with the lines around it. */
export interface Incident {
  readonly first: number;
  last: number;
  /** Nesting of its message: what is printed deeper belongs to it. */
  indent: number;
  /** True once an error has been seen in it. */
  named: boolean;
}

/**
 * Parts a text into its printed errors. A traceback of Python begins one before its message; a message begins one unless
 * it is nested in the one before: printed deeper, or named as its cause.
 */
export function incidentsOf(hits: readonly Hit[], indents: readonly number[], lastLine: number): Incident[] {
  const incidents: Incident[] = [{ first: 0, last: lastLine, indent: 0, named: false }];
  const begin = (line: number): Incident => {
    const before = incidents.at(-1);
    if (before !== undefined) before.last = line - 1;
    const next = { first: line, last: lastLine, indent: 0, named: false };
    incidents.push(next);
    return next;
  };
  let causeOn = -1;
  for (const { signal, line, manner } of hits) {
    let current = incidents.at(-1);
    if (current === undefined) continue;
    if (signal.name === 'cause') causeOn = line;
    else if (signal.name === 'begins') {
      if (current.named && current.first < line) begin(line);
    } else if (signal.role !== 'place' && manner === '') {
      const indent = indents[line] ?? 0;
      const nested = causeOn === line || indent > current.indent;
      if (current.named && !nested && current.first < line) current = begin(line);
      if (!current.named) current.indent = indent;
      current.named = true;
    }
  }
  return incidents;
}

/** Lines before an error that count with it: they often say what was being done. */
const BEFORE = 2;

/** A frame of Python's, with the marks under it, ends so many lines before its error. */
const BESIDE = 2;

/** Signals of one incident, each by its name and at its first place. */
export interface Context {
  readonly errors: ReadonlyMap<string, Hit>;
  readonly within: ReadonlyMap<string, Hit>;
  /** On the line of the first error, or right before it. */
  readonly beside: ReadonlyMap<string, Hit>;
}

/**
 * @param from index of the first hit that may belong to the incident
 * @param isSure whether the text has errors that are surer than those marked `~`, which then do not count
 */
function contextOf(hits: readonly Hit[], from: number, { first, last }: Incident, isSure: boolean): Context {
  const within = new Map<string, Hit>();
  const errors = new Map<string, Hit>();
  const beside = new Map<string, Hit>();
  let errorLine = -Infinity;
  for (let at = from; (hits[at]?.line ?? Infinity) <= last; at += 1) {
    const hit = hits[at];
    if (hit === undefined) break;
    const { name, role } = hit.signal;
    if (!within.has(name)) within.set(name, hit);
    const counts = role === 'error' && (hit.manner !== '~' || !isSure);
    if (hit.line >= first && counts && !errors.has(name)) {
      errors.set(name, hit);
      if (errors.size === 1) {
        errorLine = hit.line;
        for (let back = at; back >= from; back -= 1) {
          const before = hits[back];
          if (before === undefined || before.line < errorLine - BESIDE) break;
          beside.set(before.signal.name, before);
        }
      }
    }
    if (hit.line === errorLine && !beside.has(name)) beside.set(name, hit);
  }
  return { errors, within, beside };
}

/** Signals of each incident in which an error was printed. */
export function contextsOf(hits: readonly Hit[], incidents: readonly Incident[]): Context[] {
  const isSure = hits.some(({ signal, manner }) => signal.role !== 'place' && manner !== '~');
  let next = 0;
  return incidents
    .map((incident) => {
      while ((hits[next]?.line ?? Infinity) < incident.first - BEFORE) next += 1;
      return contextOf(hits, next, incident, isSure);
    })
    .filter(({ errors }) => errors.size > 0);
}
