// https://tuberia-rota.example/examples/run-pipeline/demo.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runPipeline } from './run-pipeline.ts';

for (const commands of [
  [
    ['seq', '1000000'],
    ['head', '-n', '2'],
  ],
  [['seq', '1000000'], ['cat'], ['head', '-n', '2']],
  [
    ['seq', '3'],
    ['sort', '-r'],
  ],
] as const) {
  // #region use
  const { stdout, commands: ended } = await runPipeline(commands);
  say(`${commands.map((words) => words.join(' ')).join(' | ')}: ${JSON.stringify(stdout)}`);
  for (const [index, { code, readerLeft }] of ended.entries()) {
    const how = readerLeft ? 'stopped, as its reader left' : `exit code ${code}`;
    say(`    ${commands[index]?.[0]}: ${how}`);
  }
  // #endregion
}
