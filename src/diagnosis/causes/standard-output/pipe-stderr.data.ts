import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/dead-stdout',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 1120, when: ['brokenPipe', 'stderr'], certainty: 'likely' }],
  signals: { places: { stderr: ['<stderr>'] } },
  what: {
    es: 'Un programa escribió en su salida de errores cuando ya nadie la leía: su terminal, o quien lo arrancó, se había ido.',
    en: 'A program wrote to its standard error when nobody read it any more: its terminal, or whoever started it, had gone.',
  },
  settle: {
    es: 'Arrancarlo con las dos salidas a un archivo: si el error desaparece, es esto.',
    en: 'Start it with both outputs going to a file: if the error goes away, this is it.',
  },
  sources: ['https://github.com/sidekiq/sidekiq/issues/3198'],
  samples: [
    {
      source: 'https://github.com/sidekiq/sidekiq/issues/3198',
      text: [
        '2016-10-20T12:00:09.512Z 3236 TID-1hsiv0 ERROR: Broken pipe @ io_write - <STDERR>',
        "2016-10-20T12:00:09.512Z 3236 TID-1hsiv0 ERROR: /home/ubuntu/app/ts_gds_app/shared/vendor/bundle/ruby/2.3.0/gems/sidekiq-unique-jobs-4.0.18/lib/sidekiq_unique_jobs/options_with_fallback.rb:31:in `write'",
        "2016-10-20T12:00:09.512Z 3236 TID-1hsiv0 ERROR: /home/ubuntu/app/ts_gds_app/shared/vendor/bundle/ruby/2.3.0/gems/sidekiq-unique-jobs-4.0.18/lib/sidekiq_unique_jobs/options_with_fallback.rb:31:in `warn'",
        "2016-10-20T12:00:09.512Z 3236 TID-1hsiv0 ERROR: /home/ubuntu/app/ts_gds_app/shared/vendor/bundle/ruby/2.3.0/gems/sidekiq-unique-jobs-4.0.18/lib/sidekiq_unique_jobs/options_with_fallback.rb:31:in `unique_lock'",
      ],
    },
  ],
});
