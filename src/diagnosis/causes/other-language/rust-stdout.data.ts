import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/cli-piped-to-head',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 900, when: ['rustPrint'], certainty: 'certain' }],
  what: {
    es: 'Un programa de Rust terminó por un pánico en `println!` porque se había ido quien leía su salida.',
    en: 'A Rust program panicked in `println!` because the reader of its output had left.',
  },
  sources: ['https://github.com/rust-lang/rust/issues/46016'],
  samples: [
    {
      source: 'https://github.com/sharkdp/fd/issues/24',
      text: [
        '$ fd | head',
        '[snip 10 lines]',
        "thread 'main' panicked at 'failed printing to stdout: Broken pipe (os error 32)', /checkout/src/libstd/io/stdio.rs:693",
        'note: Run with `RUST_BACKTRACE=1` for a backtrace.',
      ],
    },
    {
      source: 'https://github.com/gitbutlerapp/gitbutler/issues/11088',
      text: [
        "thread 'main' (61597161) panicked at library/std/src/io/stdio.rs:1165:9:",
        'failed printing to stdout: Broken pipe (os error 32)',
        'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
      ],
    },
  ],
});
