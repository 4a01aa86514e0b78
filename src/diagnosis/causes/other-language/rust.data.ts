import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/bun-and-deno',
  error: '/reference/epipe',
  rules: [{ rank: 940, when: ['rustPipe'], certainty: 'likely' }],
  what: {
    es: 'Un programa de Rust escribió en una tubería o un socket cuyo otro extremo se había ido.',
    en: 'A Rust program wrote to a pipe or socket whose other end had gone.',
  },
  settle: {
    es: 'El programa que lo imprime: «os error 32» es el EPIPE del sistema, y la causa es la misma.',
    en: 'The program that prints it: “os error 32” is the EPIPE of the system, and the cause is the same.',
  },
  sources: ['https://github.com/rust-lang/rust/issues/46016'],
  samples: [
    {
      source: 'https://github.com/adnanademovic/rosrust/issues/41',
      text: [
        '[INFO @ examples/serviceclient/src/service.rs:23]: 4 + 5 = 9',
        'ERROR:<unknown>: Broken pipe (os error 32)',
      ],
    },
    {
      source: 'https://github.com/denoland/deno/issues/21826',
      text: [
        'Uncaught (in promise) TypeError: Broken pipe (os error 32) at async ext:deno_websocket/01_websocket.js:513:15',
      ],
    },
  ],
});
