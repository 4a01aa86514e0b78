import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/child-stdin',
  error: '/reference/epipe',
  rules: [{ rank: 20, when: ['epipe', 'sync'], certainty: 'certain' }],
  what: {
    es: 'Un proceso hijo terminó, o cerró su entrada, sin leer todo lo que `spawnSync` o `execSync` le daba.',
    en: 'A child process ended, or closed its input, without reading all that `spawnSync` or `execSync` gave it.',
  },
  sources: ['child-input-questions/demo-spawn-sync@node-20'],
  samples: [
    {
      source: 'child-input-questions/demo-spawn-sync@node-20',
      text: ["Error: spawnSync sh EPIPE { errno: -32, code: 'EPIPE', syscall: 'spawnSync sh' }"],
    },
  ],
});
