/** nginx, as `hosting/` configures it, under 200 connections at once. What it manages is printed; no time is asserted. */
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { NGINX, titleOf } from './servers.ts';

const BUILD = join(process.cwd(), 'build');
const CONNECTIONS = 200;

const missing =
  NGINX.missing ??
  (spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined
    ? undefined
    : 'wrk is not installed (Debian: apt-get install wrk)');

describe.skipIf(missing !== undefined)(titleOf({ ...NGINX, missing }), () => {
  test.each(['/reference/broken-pipe-error', '/en/reference/broken-pipe-error'])(
    `%s is served to ${CONNECTIONS} connections without an error`,
    async (path) => {
      const site = await NGINX.start(BUILD);
      try {
        const args = ['-t2', `-c${CONNECTIONS}`, '-d5s', '--latency', '--timeout', '10s'];
        const { stdout } = await promisify(execFile)('wrk', [
          ...args,
          '-H',
          'Accept-Encoding: gzip, br',
          site.origin + path,
        ]);
        console.log(stdout);
        expect(Number(/(\d+) requests in/.exec(stdout)?.[1])).toBeGreaterThan(CONNECTIONS);
        // wrk names both kinds of failure only if there were any.
        expect(stdout).not.toMatch(/Socket errors|Non-2xx/);
      } finally {
        await site.close();
      }
    },
  );
});
