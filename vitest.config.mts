import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Limits on what hangs, not on what is slow: a machine may be busy with something else. */
const PATIENT = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Browser tests wait for what they assert: by default Vitest would give up after a second.
  expect: { poll: { timeout: 30_000, interval: 25 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{browser,runtimes,traces,hosting}.test.ts'],
          // Files share a process and what it has imported: by themselves, they would spend half their time on imports.
          isolate: false,
          // Demos run as children on top of the workers.
          maxWorkers: 2,
          maxConcurrency: 2,
          testTimeout: PATIENT.testTimeout,
          hookTimeout: PATIENT.hookTimeout,
        },
      },
      {
        test: {
          name: 'runtimes',
          include: ['test/**/*.runtimes.test.ts'],
          // Demos mostly wait for a process to start: more of them than cores.
          maxConcurrency: 3,
          testTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'traces',
          include: ['test/**/*.traces.test.ts'],
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'hosting',
          include: ['test/**/*.hosting.test.ts'],
          // What one file measures, another would disturb.
          fileParallelism: false,
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          // A browser for each core.
          maxWorkers: Math.max(2, availableParallelism()),
          ...PATIENT,
        },
      },
    ],
  },
});
