import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/dead-stdout',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 890, when: ['rustPrint', 'app'], certainty: 'likely' }],
  signals: { places: { app: ['tauri*', 'desktop app', 'systemd', 'launchd', 'parent process'] } },
  what: {
    es: 'Un programa de Rust que vive más que su terminal terminó por un pánico en `println!`: ya nadie leía su salida.',
    en: 'A Rust program that outlives its terminal panicked in `println!`: nobody read its output any more.',
  },
  settle: {
    es: 'Arrancarlo con la salida a un archivo: si el pánico no vuelve, es esto.',
    en: 'Start it with its output going to a file: if the panic stays away, this is it.',
  },
  sources: ['https://github.com/screenpipe/screenpipe/issues/2820'],
  samples: [
    {
      source: 'https://github.com/screenpipe/screenpipe/issues/2820',
      text: [
        'The desktop app panics due to a broken pipe when attempting to print to stdout. This typically happens when the process reading stdout (like a terminal or parent process) closes unexpectedly.',
        'panic: failed printing to stdout: Broken pipe (os error 32)',
      ],
    },
  ],
});
