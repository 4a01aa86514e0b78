import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-multiprocessing',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 660, when: ['pyPipe', 'pyMany'], certainty: 'certain' }],
  what: {
    es: 'Un proceso escribió a otro por una tubería o una cola cuando este ya había terminado.',
    en: 'A process wrote to another over a pipe or a queue after that one had ended.',
  },
  sources: ['python-multiprocessing/without-handler@python-3'],
  samples: [
    {
      source: 'python-multiprocessing/without-handler@python-3',
      text: ['Process Process-1:', "KeyError: 'limit'", 'BrokenPipeError: [Errno 32] Broken pipe'],
    },
    {
      source: 'https://github.com/pytorch/pytorch/issues/31469',
      text: ['ForkingPickler(file, protocol).dump(obj)', 'BrokenPipeError: [Errno 32] Broken pipe'],
    },
    {
      source: 'https://github.com/donghyeonk/match-lstm/issues/2',
      text: [
        'BrokenPipeError: [Errno 32] Broken pipe',
        '`tr_loader, _, _ = snlidata.get_dataloaders(batch_size=32, num_workers=0, pin_memory=torch.cuda.is_available())`',
        'if I do not set the num_workers as 0, I will get this BrokenPipeError. Does anyone have an idea about it?',
      ],
    },
  ],
});
