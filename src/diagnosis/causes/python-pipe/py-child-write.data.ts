import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-subprocess',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 620, when: ['pyPipe', 'pyChildWrite'], beside: true, certainty: 'certain' }],
  what: {
    es: 'Lo último que hizo el programa fue escribir en la entrada de un proceso hijo que ya no la leía.',
    en: 'The last thing that the program did was to write to the input of a child process that no longer read it.',
  },
  sources: ['write-to-child-stdin/without-handler@python-3'],
  samples: [
    {
      source: 'write-to-child-stdin/without-handler@python-3',
      text: [
        'Traceback (most recent call last):',
        '  File "without_handler.py", line 11, in <module>',
        '    child.stdin.write(b"one line of the input\\n" * 100_000)',
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
    {
      source: 'https://github.com/vguzov/videoio/issues/2',
      text: [
        'self.ffmpeg_process.stdin.write(color_frame.tobytes()) BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
    {
      source: 'https://github.com/salaniz/pycocoevalcap/issues/19',
      text: [
        '  File "/app/pycocoevalcap/meteor/meteor.py", line 63, in _stat',
        "    self.meteor_p.stdin.write('{}\\n'.format(score_line))",
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
  ],
});
