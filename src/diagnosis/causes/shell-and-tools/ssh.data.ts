import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/broken-pipe-error',
  rules: [{ rank: 870, when: ['ssh'], certainty: 'likely' }],
  signals: {
    errors: {
      ssh: [
        'client_loop: send disconnect',
        'packet_write_wait',
        'packet_write_poll',
        'send disconnect: broken pipe',
        'write failed: broken pipe',
        'connection closed by remote host',
        'mux_client*',
        "couldn't send packet: broken pipe",
        'rsync: [*',
      ],
    },
  },
  what: {
    es: 'Se perdió una conexión de SSH: la cortó la red o el servidor.',
    en: 'An SSH connection was lost: the network or the server dropped it.',
  },
  settle: {
    es: 'Si llega tras un rato sin hacer nada, se cortó por inactividad; `ssh -v` dice lo último que pasó.',
    en: 'If it comes after a while of doing nothing, it was cut for being idle; `ssh -v` says what happened last.',
  },
  sources: ['https://github.com/microsoft/vscode-remote-release/issues/855'],
  samples: [
    {
      source: 'https://github.com/dib-lab/farm-notes/issues/21',
      text: [
        'when connecting to farm, sometimes people get a lot of disconnects --',
        'client_loop: send disconnect: Broken pipe',
      ],
    },
    {
      source: 'https://github.com/six2dez/reconftw/issues/167',
      text: [
        '#######################################################################',
        'LFI checks',
        'client_loop: send disconnect: Broken pipe',
      ],
    },
  ],
});
