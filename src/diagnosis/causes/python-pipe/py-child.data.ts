import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-subprocess',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 670, when: ['pyPipe', 'pyChild'], unless: ['ownStdin'], certainty: 'certain' }],
  signals: {
    places: {
      pyChild: [
        'subprocess.py*',
        'communicate*',
        'stdin.write*',
        'stdin.close*',
        'stdin.flush*',
        '.stdin',
        'popen*',
        'subprocess',
        '_stdin_write',
      ],
      ownStdin: ['sys.stdin'],
    },
  },
  what: {
    es: 'Un proceso hijo terminó, o cerró su entrada, antes de leer todo lo que se le escribía.',
    en: 'A child process ended, or closed its input, before it had read all that was written to it.',
  },
  sources: ['write-to-child-stdin/without-handler@python-3'],
  samples: [
    {
      source: 'https://github.com/GooeyAI/gooey-gpu/issues/29',
      text: [
        'BrokenPipeError: [Errno 32] Broken pipe',
        '  File "celery/app/trace.py", line 760, in __protected_call__',
        '    return self.run(*args, **kwargs)',
        '  File "retro/sadtalker.py", line 427, in animate_from_coeff_generate',
        '    ffproc.stdin.write(out_image.tostring())',
      ],
    },
    {
      source: 'https://github.com/akai-katto/dandere2x/issues/300',
      text: [
        'Exception in thread Pipe Thread:',
        'Traceback (most recent call last):',
        '  File "/app/dandere2x/dandere2xlib/wrappers/ffmpeg/pipe_thread.py", line 48, in run',
        '    img.save(self.ffmpeg_pipe_subprocess.stdin, format="jpeg", quality=100)',
        '  File "/app/site-packages/PIL/ImageFile.py", line 544, in _encode_tile',
        '    errcode = encoder.encode_to_file(fh, bufsize)',
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
  ],
});
