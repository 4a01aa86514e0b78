// https://tuberia-rota.example/examples/ipc-channel-closed/deaf-child.ts | SPDX-License-Identifier: 0BSD
/** Never reads the channel: closes it when its input ends. */
process.stdin.once('end', () => process.exit()).resume();
