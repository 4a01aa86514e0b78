import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-subprocess',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 590, when: ['asyncioSend', 'pyChildWrite'], certainty: 'likely' }],
  what: {
    es: 'Se escribió en la entrada de un proceso hijo que ya había terminado, o la había cerrado.',
    en: 'The input of a child process was written to after it had ended, or closed its input.',
  },
  settle: {
    es: 'El código de salida del hijo (`returncode`) y lo que escribió en su salida de errores.',
    en: "The child's exit code (`returncode`) and what it wrote to its standard error.",
  },
  sources: ['https://github.com/MagicStack/uvloop/issues/506'],
  samples: [
    {
      source: 'https://github.com/MagicStack/uvloop/issues/506',
      text: [
        'Traceback (most recent call last):',
        '  File "/usr/local/lib/python3.10/dist-packages/pytgcalls/methods/groups/join_group_call.py", line 275, in internal_sender',
        '    await self._binding.send(request)',
        '  File "/usr/local/lib/python3.10/dist-packages/pytgcalls/binding.py", line 212, in send',
        '    await self._send({',
        '  File "/usr/local/lib/python3.10/dist-packages/pytgcalls/binding.py", line 221, in _send',
        '    self._js_process.stdin.write(',
        '  File "/usr/lib/python3.10/asyncio/streams.py", line 326, in write',
        '    self._transport.write(data)',
        '  File "uvloop/handles/stream.pyx", line 674, in uvloop.loop.UVStream.write',
        '  File "uvloop/handles/handle.pyx", line 159, in uvloop.loop.UVHandle._ensure_alive',
        'RuntimeError: unable to perform operation on <WriteUnixTransport closed=True reading=False 0x7f16825f8ba0>; the handler is closed',
      ],
    },
  ],
});
