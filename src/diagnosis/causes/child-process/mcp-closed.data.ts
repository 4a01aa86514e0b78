import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/stdio-server',
  rules: [{ rank: 220, when: ['mcpClosed'], certainty: 'likely' }],
  signals: { errors: { mcpClosed: ['-32000: connection closed'] } },
  what: {
    es: 'Un servidor MCP que se arranca como proceso hijo terminó, y la conversación con él acabó.',
    en: 'An MCP server that is started as a child process ended, and the conversation with it was over.',
  },
  settle: {
    es: 'Arrancar el mismo servidor a mano, con la misma orden: su salida de errores dice por qué termina.',
    en: 'Start the same server by hand, with the same command: its standard error says why it ends.',
  },
  sources: ['https://github.com/modelcontextprotocol/typescript-sdk/issues/1049'],
  samples: [
    {
      source: 'https://github.com/modelcontextprotocol/typescript-sdk/issues/1049',
      text: [
        'McpError: MCP error -32000: Connection closed',
        '    at Client._onclose (file:///D:/github/project/node_modules/@modelcontextprotocol/sdk/dist/esm/shared/protocol.js:130:23)',
        '    at ChildProcess._handle.onexit (node:internal/child_process:305:5)',
        'Node.js v24.10.0',
      ],
    },
  ],
});
