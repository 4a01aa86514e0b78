// https://tuberia-rota.example/examples/write-with-native-apis/natives.ts | SPDX-License-Identifier: 0BSD
/** The little that the demos use of Deno's and Bun's own APIs, without their type packages. */
import type { BunSocket, DenoWriter } from './write-with-native-apis.ts';

export interface DenoConn extends DenoWriter {
  close(): void;
}
export interface DenoChild {
  readonly stdin: WritableStream<Uint8Array>;
  readonly status: Promise<{ readonly code: number }>;
}
interface Deno {
  connect(options: { hostname: string; port: number }): Promise<DenoConn>;
  readonly Command: new (
    program: string,
    options: { stdin: 'piped'; stdout: 'null' },
  ) => { spawn(): DenoChild };
}

export interface BunClient extends BunSocket {
  end(): void;
}
export interface BunHandlers {
  data(socket: BunClient): void;
  end(socket: BunClient): void;
  error(socket: BunClient, error: Error): void;
  close(socket: BunClient, error?: Error): void;
}
export interface BunChild {
  readonly stdin: { write(data: string): number | Promise<number>; end(): number | Promise<number> };
  readonly stdout: ReadableStream<Uint8Array>;
  readonly exited: Promise<number>;
}
interface Bun {
  connect(options: {
    hostname: string;
    port: number;
    allowHalfOpen: boolean;
    socket: BunHandlers;
  }): Promise<BunClient>;
  spawn(
    command: readonly string[],
    options: { stdin: 'pipe'; stdout: 'pipe' | 'ignore'; stderr: 'ignore' },
  ): BunChild;
}

/** The API that this program runs on; none of them on Node.js. */
export const natives: { readonly Deno?: Deno; readonly Bun?: Bun } = globalThis as never;
