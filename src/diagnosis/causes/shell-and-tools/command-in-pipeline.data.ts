import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/sigpipe-141',
  rules: [{ rank: 1010, when: ['commandFailed', 'reader'], certainty: 'possible' }],
  signals: { errors: { commandFailed: ['command failed:*'] } },
  what: {
    es: 'Falló una orden con tuberías. Con `pipefail` cuenta como fallo que SIGPIPE termine una porque su lector se fue.',
    en: 'A pipeline failed. With `pipefail` it counts as a failure that SIGPIPE ends a command because its reader left.',
  },
  settle: { es: 'El código de salida: si es 141, es esto.', en: 'The exit code: if it is 141, this is it.' },
  sources: ['sigpipe-and-141/demo@node-20'],
  samples: [
    {
      source: 'sigpipe-and-141/demo@node-20',
      text: ['Error: Command failed: bash --norc -c set -o pipefail; yes | head -n 1 >/dev/null'],
    },
  ],
});
