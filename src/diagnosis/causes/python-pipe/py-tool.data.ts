import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-subprocess',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 700, when: ['pyPipe', 'pyTool'], unless: ['pySocket', 'pyWeb'], certainty: 'likely' }],
  signals: { places: { pyTool: ['ffmpeg*'] } },
  what: {
    es: 'Puede que un programa al que se le escribía, como ffmpeg, terminara antes de leerlo todo.',
    en: 'A program that was written to, such as ffmpeg, may have ended before it had read everything.',
  },
  settle: {
    es: 'Lo que ese programa dejó en su salida de errores, y su código de salida.',
    en: 'What that program left on its standard error, and its exit code.',
  },
  sources: ['https://github.com/QuentinFuxa/WhisperLiveKit/issues/105'],
  samples: [
    {
      source: 'https://github.com/QuentinFuxa/WhisperLiveKit/issues/105',
      text: [
        '2025-04-03 14:38:26,643 - INFO - FFmpeg process started.',
        '2025-04-03 14:38:26,912 - INFO - FFmpeg stdout closed.',
        '2025-04-03 14:38:27,074 - WARNING - Error writing to FFmpeg: [Errno 32] Broken pipe. Restarting...',
      ],
    },
    {
      source: 'https://github.com/ShmuelRonen/ComfyUI-LatentSyncWrapper/issues/184',
      text: [
        'Traceback (most recent call last):',
        '  File "D:\\app\\latentsync\\utils\\util.py", line 125, in write_video',
        '    writer.append_data(video_frame)',
        '  File "D:\\app\\Lib\\site-packages\\imageio\\plugins\\ffmpeg.py", line 600, in _append_data',
        '    self._write_gen.send(im)',
        '  File "D:\\app\\Lib\\site-packages\\imageio_ffmpeg\\_io.py", line 634, in write_frames',
        '    raise IOError(msg)',
        'OSError: [Errno 32] Broken pipe',
      ],
    },
  ],
});
