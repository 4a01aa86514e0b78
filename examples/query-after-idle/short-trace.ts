// https://tuberia-rota.example/examples/query-after-idle/short-trace.ts | SPDX-License-Identifier: 0BSD
/** Keeps a crash readable: the trace runs through pg's files, and the error drags 200 lines of the client along. */
Error.stackTraceLimit = 0;
process.on('uncaughtExceptionMonitor', (error: { client?: unknown }) => delete error.client);
