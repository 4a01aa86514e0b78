// https://tuberia-rota.example/examples/break-on-purpose/prints.mjs | SPDX-License-Identifier: 0BSD
/** Waits for the end of its input, then prints. */
process.stdin.once('end', () => process.stdout.write('hello\n')).resume();
