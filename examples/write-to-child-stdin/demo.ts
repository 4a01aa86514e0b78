// https://tuberia-rota.example/examples/write-to-child-stdin/demo.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { runWithInput } from './write-to-child-stdin.ts';

// Far more than any pipe holds: the child ends while most of it is still waiting.
const input = 'one line of the input\n'.repeat(100_000);

for (const [program, ...args] of [['head', '-n', '1'], ['true'], ['false'], ['wc', '-l']] as const) {
  // #region use
  const { exitCode, stdout, inputError } = await runWithInput(program, args, input);
  say(`${[program, ...args].join(' ')}: exit code ${exitCode}, printed ${JSON.stringify(stdout.trim())}`);
  if (inputError === undefined) say('no error: the whole input was taken');
  else report('event', inputError);
  // #endregion
}
