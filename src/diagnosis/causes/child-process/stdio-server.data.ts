import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/stdio-server',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 240, when: ['epipe', 'stdioServer'], certainty: 'likely' }],
  signals: {
    places: {
      stdioServer: [
        'stdioservertransport*',
        'server/stdio.js*',
        'languageserver*',
        'language-server*',
        'language server*',
        'vscode-jsonrpc',
        'vscode-languageserver*',
        'streammessagewriter*',
        'mcp server',
        'mcp-server*',
        '*mcpserver*',
        'mcp',
        'server transport',
        'client transport',
        'dispatcherconnection*',
        'connection to server got closed*',
        '"jsonrpc"',
        '@modelcontextprotocol*',
        'lsp',
      ],
    },
  },
  what: {
    es: 'Un servidor que habla por su salida estándar siguió escribiendo cuando el cliente que lo leía se había ido.',
    en: 'A server that talks over its standard output went on writing after the client that read it had gone.',
  },
  settle: {
    es: 'Si el error llega al cerrar el cliente (el editor, la aplicación), es esto.',
    en: 'If the error comes as the client (the editor, the application) is closed, this is it.',
  },
  sources: ['https://github.com/modelcontextprotocol/typescript-sdk/issues/564'],
  samples: [
    {
      source: 'https://github.com/JohnnyMorganz/luau-lsp/issues/1089',
      text: ["Command 'Luau:Reload Language Server' resulted in an error", 'write EPIPE'],
    },
    {
      source: 'https://github.com/web-infra-dev/midscene/pull/2157',
      text: [
        'Client: destroying pipes (simulating client exit)...',
        'mcp-server: uncaught: EPIPE write EPIPE',
        'mcp-server: uncaught: EPIPE write EPIPE',
        'mcp-server: uncaught: EPIPE write EPIPE',
      ],
    },
  ],
});
