/** Reads what `strace -f -ttt -T -yy -o file` wrote. Pure. */

/** One system call, finished or not. */
export interface SystemCall {
  readonly pid: number;
  readonly name: string;
  readonly args: string;
  /** Absent when it never returned, as `exit_group` does not. */
  readonly result?: number;
  /** Description by strace of a returned descriptor, such as `TCP:[127.0.0.1:1->127.0.0.1:2]`. */
  readonly resultIs?: string;
  readonly errno?: string;
  /** Microseconds since 1970: when the kernel was asked, and when it answered. */
  readonly entry: number;
  readonly exit: number;
  /** A signal that came with it. */
  signal?: string;
}

const LINE = /^(\d+)\s+(\d+)\.(\d{6}) (.*)$/;
const CALL = /^(\w+)\((.*)$/s;
const RESULT =
  /^(.*)\)\s+= (-?\d+|0x[0-9a-f]+|\?)(?:<((?:->|[^<>])*)>)?(?: (E[A-Z0-9]+) \([^()]*\))?(?: <(\d+\.\d+)>)?$/s;

/**
 * @param text the whole file
 * @returns calls in the order in which they began
 * @throws naming the line that is not understood
 */
export function callsOf(text: string): SystemCall[] {
  const calls: SystemCall[] = [];
  const unfinished = new Map<number, { start: string; entry: number }>();
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const [, pid = '', seconds = '', micros = '', rest = ''] = LINE.exec(line) ?? [];
    if (pid === '') throw new Error(`line ${index + 1} of what strace wrote is not understood: ${line}`);
    const at = Number(seconds) * 1e6 + Number(micros);
    const number = Number(pid);
    const signal = /^--- (SIG\w+) /.exec(rest)?.[1];
    if (signal !== undefined) {
      const last = calls.findLast((call) => call.pid === number);
      if (last !== undefined) last.signal = signal;
      return;
    }
    if (/^(?:---|\+\+\+)/.test(rest)) return;
    const begun = /^(.*?) <unfinished \.\.\.>$/s.exec(rest)?.[1];
    if (begun !== undefined) {
      unfinished.set(number, { start: begun, entry: at });
      return;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest)?.[1];
    const begin = resumed === undefined ? undefined : unfinished.get(number);
    if (resumed !== undefined && begin === undefined) return;
    unfinished.delete(number);
    const call = callOf(number, (begin?.start ?? '') + (resumed ?? rest), begin?.entry ?? at);
    if (call === undefined)
      throw new Error(`line ${index + 1} of what strace wrote is not understood: ${line}`);
    calls.push(call);
  });
  return calls.sort((a, b) => a.entry - b.entry);
}

function callOf(pid: number, text: string, entry: number): SystemCall | undefined {
  const [, name, rest = ''] = CALL.exec(text) ?? [];
  if (name === undefined) return undefined;
  const [, args, result, resultIs, errno, took] = RESULT.exec(rest) ?? [];
  if (args === undefined) return undefined;
  return {
    pid,
    name,
    args,
    ...(result === undefined || result === '?' ? {} : { result: Number(result) }),
    ...(resultIs === undefined ? {} : { resultIs }),
    ...(errno === undefined ? {} : { errno }),
    entry,
    exit: entry + Math.round(Number(took ?? 0) * 1e6),
  };
}

/** The descriptor that a call is about, and what strace says it is. */
export function descriptorOf({ args }: SystemCall): { fd: number; is: string } | undefined {
  const found = /^(\d+)(?:<((?:->|[^<>])*)>)?/.exec(args);
  return found === null ? undefined : { fd: Number(found[1]), is: found[2] ?? '' };
}
