import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{browser,runtimes,traces,hosting}.test.ts'],
          // Demos run as children on top of the workers: two at a time are enough for two cores.
          maxWorkers: 2,
          // A limit on what hangs, not on what is slow: a machine may be busy with something else.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'runtimes',
          include: ['test/**/*.runtimes.test.ts'],
          // Demos mostly wait for a process to start: more of them than cores.
          maxConcurrency: 3,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'traces',
          include: ['test/**/*.traces.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'hosting',
          include: ['test/**/*.hosting.test.ts'],
          // What one file measures, another would disturb.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          // A browser for each of two cores.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
