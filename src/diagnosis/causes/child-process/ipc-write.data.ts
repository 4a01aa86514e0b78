import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/ipc-and-cluster',
  error: '/reference/err-ipc-channel-closed',
  rules: [{ rank: 310, when: ['epipe', 'ipcSend'], unless: ['sync'], certainty: 'likely' }],
  signals: {
    places: {
      ipcSend: [
        'target._send',
        'target.send',
        'process.send',
        'internal/cluster/*',
        'node:cluster*',
        'cluster.js*',
        'childprocess.send',
        'childprocess.target*',
        'process.target*',
        'worker.send',
      ],
    },
  },
  what: {
    es: 'Se envió un mensaje por un canal IPC cuyo otro proceso había terminado.',
    en: 'A message was sent over an IPC channel whose other process had ended.',
  },
  settle: {
    es: 'El evento `exit` o `disconnect` del otro proceso: si llega junto al error, es esto.',
    en: 'The `exit` or `disconnect` event of the other process: if it comes along with the error, this is it.',
  },
  sources: ['https://github.com/facebook/jest/issues/10577'],
  samples: [
    {
      source: 'https://github.com/homebridge/homebridge-config-ui-x/issues/86',
      text: [
        'Error: write EPIPE',
        '    at ChildProcess.target._send (internal/child_process.js:713:20)',
        '    at ChildProcess.target.send (internal/child_process.js:597:19)',
        '    at Timeout.setInterval [as _onTimeout] (C:\\Users\\ana\\node_modules\\homebridge-config-ui-x\\src\\index.ts:60:10)',
        '    at ontimeout (timers.js:466:11)',
        '    at tryOnTimeout (timers.js:304:5)',
        '    at Timer.listOnTimeout (timers.js:267:5)',
      ],
    },
    {
      source: 'https://github.com/strapi/strapi/issues/17994',
      text: [
        'yarn develop',
        'yarn run v1.22.19',
        '$ strapi develop',
        'Building your admin UI with development configuration...',
        '',
        '● Webpack █████████████████████████ building (10%) 0/1 entries 1/1 dependencies 0/0 modules 0 active ',
        '',
        'Killed',
        'error Command failed with exit code 137.',
        'ubuntu@ip-10-0-0-12:~/gscholar/backend$ Error: write EPIPE',
        '    at process.target._send (node:internal/child_process:874:20)',
        '    at process.target.send (node:internal/child_process:747:19)',
      ],
    },
  ],
});
