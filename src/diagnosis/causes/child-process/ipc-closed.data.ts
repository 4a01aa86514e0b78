import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/err-ipc-channel-closed',
  rules: [{ rank: 520, when: ['ipc'], certainty: 'certain' }],
  what: {
    es: 'Se envió un mensaje por un canal IPC ya cerrado: el otro proceso había terminado o se había desconectado.',
    en: 'A message was sent over a closed IPC channel: the other process had ended or disconnected.',
  },
  sources: ['ipc-channel-closed/without-handler@node-20'],
  samples: [
    {
      source: 'ipc-channel-closed/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error [ERR_IPC_CHANNEL_CLOSED]: Channel closed',
        '    at target.send (node:internal/child_process:753:16)',
        '    at <anonymous> (without-handler.ts:11:9)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
        "Emitted 'error' event on ChildProcess instance at:",
        '    at node:internal/child_process:757:35',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:77:11) {',
        "  code: 'ERR_IPC_CHANNEL_CLOSED'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/microsoft/vscode-languageserver-node/issues/36',
      text: [
        'Error: channel closed',
        'at ChildProcess.target.send (internal/child_process.js:509:16)',
        'at IPCMessageWriter.write (/app/node_modules/vscode-jsonrpc/lib/messageWriter.js:34:22)',
      ],
    },
    {
      source: 'https://github.com/gilamran/tsc-watch/issues/54',
      text: [
        'Error [ERR_IPC_CHANNEL_CLOSED]: Channel closed',
        '    at process.target.send (internal/child_process.js:644:16)',
        '    at Object.emitSuccess (~/app/node_modules/tsc-watch/lib/tsc-watch.js:80:12)',
      ],
    },
  ],
});
