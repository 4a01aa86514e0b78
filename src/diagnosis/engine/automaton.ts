/** Search for all signals at once. */
import { BLANK, isWord, NEWLINE, type Folded } from './fold.ts';
import { ERRORS, FOREIGN, PLACES } from './tables.ts';
import type { Spellings } from './types.ts';

interface Signal {
  readonly name: string;
  readonly role: 'error' | 'place' | 'foreign';
}

/** A signal that stands in the text: the first time on its line. */
export interface Hit {
  readonly signal: Signal;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** Mark of the spelling that was found: `~`, `=` or none. */
  readonly manner: string;
}

/** One spelling of a signal, at the end of its way through the automaton. */
interface Needle {
  readonly signal: Signal;
  readonly size: number;
  readonly manner: string;
  readonly wordBefore: boolean;
  readonly wordAfter: boolean;
}

/** A node of the automaton: where each unit leads, where to go on if none fits, and what ends here. */
interface Node {
  readonly next: Map<number, Node>;
  fail: Node | undefined;
  /** The next node on the way of failures at which something ends. */
  more: Node | undefined;
  readonly ends: Needle[];
}

const newNode = (): Node => ({ next: new Map(), fail: undefined, more: undefined, ends: [] });

/** @returns the node at the end of a word's way, which is made where it is missing */
function nodeOf(root: Node, word: string): Node {
  let node = root;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    let next = node.next.get(unit);
    if (next === undefined) {
      next = newNode();
      node.next.set(unit, next);
    }
    node = next;
  }
  return node;
}

function addSpelling(root: Node, signal: Signal, spelling: string): void {
  const manner = spelling.startsWith('~') || spelling.startsWith('=') ? spelling.charAt(0) : '';
  const open = spelling.endsWith('*');
  const within = spelling.startsWith('*');
  const word = spelling.slice(within ? 1 : manner.length, open ? -1 : undefined);
  nodeOf(root, word).ends.push({
    signal,
    size: word.length,
    manner,
    wordBefore: !within && isWord(word.charCodeAt(0)),
    wordAfter: !open && isWord(word.charCodeAt(word.length - 1)),
  });
}

/** Tells each node, from the root outwards, where to go on when the text leaves its way. */
function addFailures(root: Node): void {
  const queue = [root];
  for (const node of queue) {
    for (const [unit, next] of node.next) {
      let back = node.fail;
      while (back !== undefined && !back.next.has(unit)) back = back.fail;
      next.fail = back?.next.get(unit) ?? root;
      next.more = next.fail.ends.length > 0 ? next.fail : next.fail.more;
      queue.push(next);
    }
  }
}

/**
 * Aho and Corasick, "Efficient string matching: an aid to bibliographic search" (1975): all signals are found in one
 * pass over the text, however many they are.
 */
function buildAutomaton(tables: readonly (readonly [Signal['role'], Spellings])[]): Node {
  const root = newNode();
  for (const [role, table] of tables) {
    for (const [name, spellings] of Object.entries(table)) {
      for (const spelling of spellings.trim().split(/ ·\s+/)) addSpelling(root, { name, role }, spelling);
    }
  }
  addFailures(root);
  return root;
}

let automaton: Node | undefined;

/** Every signal of the text, once for each line, in the order of the text; and how each line is indented. */
export function search({ units, origin, length }: Folded): {
  hits: Hit[];
  indents: number[];
  steps: number;
} {
  automaton ??= buildAutomaton([
    ['error', ERRORS],
    ['place', PLACES],
    ['foreign', FOREIGN],
  ]);
  const root = automaton;
  const hits: Hit[] = [];
  const indents = [0];
  const onLine = new Set<string>();
  let line = 0;
  let steps = 0;
  let node = root;
  const take = ({ signal, size, manner, wordBefore, wordAfter }: Needle, to: number): void => {
    const from = to - size;
    const key = manner === '~' ? `~${signal.name}` : signal.name;
    if (onLine.has(key)) return;
    if (wordBefore && from > 0 && isWord(units[from - 1] ?? 0)) return;
    if (wordAfter && to < length && isWord(units[to] ?? 0)) return;
    onLine.add(key);
    hits.push({ signal, line, from, to, manner });
  };
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0;
    steps += 1;
    if (unit === NEWLINE) {
      line += 1;
      const blank = units[at + 1] === BLANK && at + 2 < length;
      indents.push(blank ? (origin[at + 2] ?? 0) - (origin[at + 1] ?? 0) : 0);
      onLine.clear();
      node = root;
      continue;
    }
    let next = node.next.get(unit);
    while (next === undefined && node.fail !== undefined) {
      steps += 1;
      node = node.fail;
      next = node.next.get(unit);
    }
    node = next ?? root;
    for (let found: Node | undefined = node; found !== undefined; found = found.more) {
      steps += found.ends.length;
      for (const needle of found.ends) take(needle, at + 1);
    }
  }
  return { hits, indents, steps };
}
