import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/child-stdin',
  error: '/reference/epipe',
  rules: [{ rank: 30, when: ['epipe', 'spawnFailed'], certainty: 'certain' }],
  signals: { places: { spawnFailed: ['posix_spawn*', 'spawn enoent', "syscall: 'spawn*", 'spawn failed'] } },
  what: {
    es: 'El proceso hijo no llegó a arrancar, y no había quien leyera su entrada estándar.',
    en: 'The child process was never started, so nobody was there to read its standard input.',
  },
  sources: ['child-input-questions/demo-not-started@node-20'],
  samples: [
    {
      source: 'https://github.com/totaljs/framework/issues/92',
      text: [
        '----> 1459256_448372651951481_332962143_n.jpg = 960x714',
        'Error: write EPIPE Error: write EPIPE',
        '    at errnoException (net.js:901:11)',
        '##     at Object.afterWrite (net.js:718:19)',
        '',
        'Error: spawn ENOENT Error: spawn ENOENT',
        '    at errnoException (child_process.js:980:11)',
        '##     at Process.ChildProcess._handle.onexit (child_process.js:771:34)',
        '',
        'Error: spawn ENOENT Error: spawn ENOENT',
        '    at errnoException (child_process.js:980:11)',
        '##     at Process.ChildProcess._handle.onexit (child_process.js:771:34)',
      ],
    },
  ],
});
