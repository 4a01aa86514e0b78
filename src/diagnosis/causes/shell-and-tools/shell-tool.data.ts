import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/sigpipe-141',
  rules: [{ rank: 980, when: ['shell'], certainty: 'certain' }],
  what: {
    es: 'Una orden no pudo escribir porque la siguiente de la tubería ya se había ido.',
    en: 'A command could not write because the next one in the pipeline had left.',
  },
  sources: ['sigpipe-and-141/demo@node-20'],
  samples: [
    {
      source: 'https://github.com/actions/runner-images/issues/7536',
      text: ["sort: write failed: 'standard output': Broken pipe", 'sort: write error'],
    },
    {
      source: 'https://github.com/Homebrew/brew/issues/21365',
      text: ['$ brew doctor', 'grep: write error: Broken pipe', 'Your system is ready to brew.'],
    },
  ],
});
