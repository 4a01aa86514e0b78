import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-sockets',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 600, when: ['asyncioSend'], certainty: 'certain' }],
  what: {
    es: 'Se escribió en un transporte de asyncio cuya conexión ya se había perdido.',
    en: 'An asyncio transport was written to after its connection was lost.',
  },
  sources: ['python-sockets/demo-drain@python-3'],
  samples: [
    { source: 'python-sockets/demo-drain@python-3', text: ['ConnectionResetError: Connection lost'] },
    {
      source: 'https://github.com/synodriver/aioaria2/issues/18',
      text: [
        'Is it because of the network delay?',
        ' raise ConnectionResetError("Cannot write to closing transport")',
        'ConnectionResetError: Cannot write to closing transport',
      ],
    },
    {
      source: 'https://github.com/Lawouach/WebSocket-for-Python/issues/125',
      text: [
        'Future/Task exception was never retrieved',
        "future: Task(<closeit>)<exception=ConnectionResetError('Connection lost',)>",
        'Traceback (most recent call last):',
        '  File "C:\\Python34\\lib\\asyncio\\tasks.py", line 283, in _step',
        '    result = next(coro)',
        '  File "C:\\Python34\\lib\\asyncio\\streams.py", line 286, in drain',
        "    raise ConnectionResetError('Connection lost')",
        'ConnectionResetError: Connection lost',
      ],
    },
  ],
});
