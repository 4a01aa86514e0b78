// https://tuberia-rota.example/examples/sigpipe-by-runtime/sigpipe-of.ts | SPDX-License-Identifier: 0BSD
import { readFileSync } from 'node:fs';

const SIGPIPE = 13;

/** What a signal does, read from the masks of `/proc/<pid>/status`: bit n-1 stands for signal n. */
export function sigpipeOf(status: string): string {
  for (const [mask, what] of [
    ['SigIgn', 'ignored'],
    ['SigCgt', 'caught'],
    ['SigBlk', 'blocked'],
  ] as const) {
    const bits = new RegExp(`^${mask}:\\s*([0-9a-f]+)`, 'm').exec(status)?.[1];
    if (bits === undefined) throw new Error(`no ${mask} in the status`);
    if ((BigInt(`0x${bits}`) >> BigInt(SIGPIPE - 1)) & 1n) return what;
  }
  return 'default: it kills';
}

/** What SIGPIPE does to this process. */
export function ownSigpipe(): string {
  return sigpipeOf(readFileSync('/proc/self/status', 'utf8'));
}
