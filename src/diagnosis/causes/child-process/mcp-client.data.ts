import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/child-stdin',
  error: '/reference/epipe',
  rules: [{ rank: 230, when: ['epipe', 'mcpClient'], certainty: 'likely' }],
  signals: { places: { mcpClient: ['stdioclienttransport*', 'client/stdio.js*'] } },
  what: {
    es: 'Un cliente de MCP escribió en la entrada de su servidor cuando este ya había terminado.',
    en: 'An MCP client wrote to the input of its server after the server had ended.',
  },
  settle: {
    es: 'Ejecutar la orden del servidor a mano en una terminal: si termina enseguida, dice por qué.',
    en: "Run the server's command by hand in a terminal: if it ends at once, it says why.",
  },
  sources: ['https://github.com/modelcontextprotocol/typescript-sdk/issues/564'],
  samples: [
    {
      source: 'made-up',
      text: [
        'Error: write EPIPE',
        '    at Writable.write (node:internal/streams/writable:508:10)',
        '    at file:///app/node_modules/@modelcontextprotocol/sdk/dist/esm/client/stdio.js:143:30',
        '    at StdioClientTransport.send (file:///app/node_modules/@modelcontextprotocol/sdk/dist/esm/client/stdio.js:138:16)',
      ],
    },
  ],
});
