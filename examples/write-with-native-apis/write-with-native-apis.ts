// https://tuberia-rota.example/examples/write-with-native-apis/write-with-native-apis.ts | SPDX-License-Identifier: 0BSD
/** What became of the bytes. */
export interface NativeWrite {
  /** Bytes that the kernel took. They may or may not have arrived. */
  readonly taken: number;
  /** Whether the other end has gone. */
  readonly gone: boolean;
}

/** What is used of Deno's `Deno.Conn`, `Deno.TlsConn`, `Deno.stdout` and every other writer of that kind. */
export interface DenoWriter {
  write(bytes: Uint8Array): Promise<number>;
}

/**
 * Writes all bytes with Deno's own API.
 *
 * @returns how many were taken, and whether the other end has gone
 * @throws every other error, such as BadResource for a connection that this program has closed
 */
export async function writeAllOnDeno(writer: DenoWriter, bytes: Uint8Array): Promise<NativeWrite> {
  let taken = 0;
  try {
    while (taken < bytes.length) {
      const written = await writer.write(bytes.subarray(taken));
      // Else the loop would never end.
      if (!(written > 0)) throw new Error('the writer takes nothing');
      taken += written;
    }
    return { taken, gone: false };
  } catch (error) {
    // Deno's classes are named so; its `code`, EPIPE or ECONNRESET, came in later versions.
    const { name } = (error ?? {}) as { readonly name?: unknown };
    if (name === 'BrokenPipe' || name === 'ConnectionReset') return { taken, gone: true };
    throw error;
  }
}

/** What is used of the socket of Bun's `Bun.connect` and `Bun.listen`. */
export interface BunSocket {
  write(bytes: Uint8Array): number;
}

/**
 * Writes with Bun's own API, which neither throws nor calls `error` when the other end has gone: it returns -1.
 *
 * @returns how many bytes were taken: fewer than given means "wait for `drain`", unless `gone` is set
 */
export function writeOnBun(socket: BunSocket, bytes: Uint8Array): NativeWrite {
  const written = socket.write(bytes);
  return { taken: Math.max(written, 0), gone: written < 0 };
}
