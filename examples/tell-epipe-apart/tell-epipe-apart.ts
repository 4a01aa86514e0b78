// https://tuberia-rota.example/examples/tell-epipe-apart/tell-epipe-apart.ts | SPDX-License-Identifier: 0BSD
/** Who raised an EPIPE: the operating system, or Node.js without asking it; `undefined` for any other error. */
export type EpipeOrigin = 'kernel' | 'node' | undefined;

/**
 * Tells the kernel's EPIPE from Node's own look-alike, "This socket has been ended by the other party".
 *
 * The kernel's error names a failed system call (`errno`, `syscall`). Node's own has only the code:
 * it is made in `writeAfterFIN()` of `lib/net.js`, when a socket that is not half-open is written to after the peer's FIN.
 *
 * @param error anything that was thrown or emitted
 */
export function tellEpipeApart(error: unknown): EpipeOrigin {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, errno, syscall } = error as Partial<NodeJS.ErrnoException>;
  if (code !== 'EPIPE') return undefined;
  return errno === undefined && syscall === undefined ? 'node' : 'kernel';
}
