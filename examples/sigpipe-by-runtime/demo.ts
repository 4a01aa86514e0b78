// https://tuberia-rota.example/examples/sigpipe-by-runtime/demo.ts | SPDX-License-Identifier: 0BSD
import { execFileSync, execSync, spawnSync } from 'node:child_process';
import { say } from '../observe.ts';
import { ownSigpipe, sigpipeOf } from './sigpipe-of.ts';

say(`SIGPIPE in this process: ${ownSigpipe()}`);

// `cat` shows the status of itself: what a child gets.
const status = '/proc/self/status';
say(`in a child of spawnSync: ${sigpipeOf(spawnSync('cat', [status], { encoding: 'utf8' }).stdout)}`);
say(`in a child of execFileSync: ${sigpipeOf(execFileSync('cat', [status], { encoding: 'utf8' }))}`);
say(`in a shell of execSync: ${sigpipeOf(execSync(`cat ${status}`, { encoding: 'utf8' }))}`);
