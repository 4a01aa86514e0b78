import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/websocket',
  rules: [{ rank: 150, when: ['webSocket'], certainty: 'certain' }],
  signals: {
    errors: {
      webSocket: [
        'websocket is not open',
        'closed before the connection is established',
        'closed before the connection was established',
        'already in closing or closed state',
        'websocketclosederror',
        'code 1006',
        'close 1006',
        'code: 1006',
        'code=1006',
        '1006 abnormal*',
        '(1006)',
        'connectionclosederror',
        'no close frame received',
        'without closing handshake',
      ],
    },
  },
  what: {
    es: 'El WebSocket estaba cerrado, o aún no se había abierto, cuando se intentó usar.',
    en: 'The WebSocket was closed, or not open yet, when the program tried to use it.',
  },
  sources: ['survive-websocket-peers/demo-errors@node-20'],
  samples: [
    {
      source: 'survive-websocket-peers/demo-errors@node-20',
      text: ['Error: WebSocket is not open: readyState 3 (CLOSED)'],
    },
    {
      source: 'https://github.com/websockets/ws/issues/1724',
      text: [
        'uncaughtException: Error: WebSocket is not open: readyState 3 (CLOSED)',
        '    at WebSocket.send (/var/app/current/node_modules/ws/lib/websocket.js:329:19)',
      ],
    },
    {
      source: 'https://github.com/jupyterhub/jupyterhub/issues/2061',
      text: [
        'Traceback (most recent call last):',
        '  File "D:\\Anaconda\\lib\\site-packages\\tornado\\websocket.py", line 810, in wrapper',
        '    raise WebSocketClosedError()',
        'tornado.websocket.WebSocketClosedError',
      ],
    },
  ],
});
