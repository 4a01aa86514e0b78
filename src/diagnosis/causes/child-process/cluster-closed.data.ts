import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/ipc-and-cluster',
  error: '/reference/err-ipc-channel-closed',
  rules: [{ rank: 510, when: ['ipc', 'cluster'], certainty: 'certain' }],
  signals: {
    places: { cluster: ['internal/cluster/*', 'node:cluster*', 'cluster.js*', 'worker.send', 'cluster'] },
  },
  what: {
    es: 'Se envió un mensaje por el canal IPC de un clúster cuando el otro proceso ya no estaba.',
    en: 'A message was sent over the IPC channel of a cluster when the other process was gone.',
  },
  sources: ['talk-to-child/without-handler-cluster@node-20'],
  samples: [
    {
      source: 'talk-to-child/without-handler-cluster@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error [ERR_IPC_CHANNEL_CLOSED]: Channel closed',
        '    at target.send (node:internal/child_process:753:16)',
        '    at Worker.send (node:internal/cluster/worker:48:10)',
        '    at <anonymous> (without-handler-cluster.ts:13:8)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
        "Emitted 'error' event on Worker instance at:",
        '    at ChildProcess.<anonymous> (node:internal/cluster/worker:32:12)',
        '    at ChildProcess.emit (node:events:524:28)',
        '    at node:internal/child_process:757:35',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:77:11) {',
        "  code: 'ERR_IPC_CHANNEL_CLOSED'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/sogebot/sogeBot/issues/1237',
      text: [
        '2018-08-28T18:39:41.175 !!! ERROR !!! Error [ERR_IPC_CHANNEL_CLOSED]: Channel closed',
        '    at ChildProcess.target.send (internal/child_process.js:627:16)',
        '    at Worker.send (internal/cluster/worker.js:40:28)',
        '    at IMasterController.send [as sendRequest] (/app/src/bot/databases/master.js:62:33)',
      ],
    },
    {
      source: 'https://github.com/eclipse-theia/theia/issues/628',
      text: [
        "@theia/core: The express server worker 1 failed: { Error [ERR_IPC_CHANNEL_CLOSED]: channel closed\\n    at ChildProcess.target.send (internal/child_process.js:590:16)\\n    at Worker.send (internal/cluster/worker.js:54:28)\\n    at WorkerMessageWriter.send (C:\\projects\\theia\\packages\\core\\src\\node\\cluster\\worker-writer.ts:6:6143)\\n    at WorkerMessageWriter.AbstractStreamMessageWriter.write (C:\\projects\\theia\\node_modules\\vscode-ws-jsonrpc\\src\\stream\\writer.ts:13:14)\\n    at reply (C:\\projects\\theia\\node_modules\\vscode-jsonrpc\\lib\\main.js:301:27)\\n    at C:\\projects\\theia\\node_modules\\vscode-jsonrpc\\lib\\main.js:363:25\\n    at <anonymous> [Symbol(code)]: 'ERR_IPC_CHANNEL_CLOSED' }",
      ],
    },
  ],
});
