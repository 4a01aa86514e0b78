/** Settings of the run in Jest, which `npm run test:runtimes` starts. */
import { fileURLToPath } from 'node:url';

export default {
  rootDir: fileURLToPath(new URL('../../..', import.meta.url)),
  roots: ['<rootDir>/test/contract', '<rootDir>/examples'],
  testMatch: ['**/*.jest.ts'],
  transform: { '\\.ts$': '<rootDir>/test/contract/jest/transform.mjs' },
  // A limit on what hangs, not on what is slow.
  testTimeout: 60_000,
  watchman: false,
};
