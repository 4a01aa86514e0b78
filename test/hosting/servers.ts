/** The servers of `hosting/`, started on loopback with the very configuration that the repository offers. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
  readonly origin: string;
  close(): Promise<void>;
}

export interface Server {
  readonly name: string;
  /** Reason for which the server cannot be started here; undefined if it can. */
  readonly missing: string | undefined;
  /**
   * @param folder the published one
   * @param port one that is free; any, if none is named
   */
  start(folder: string, port?: number): Promise<Running>;
}

const HOSTING = join(process.cwd(), 'hosting');
const MODULES = '/etc/nginx/modules-enabled';

export const hasBrotli = (): boolean =>
  existsSync(MODULES) && readdirSync(MODULES).some((name) => name.endsWith('brotli-static.conf'));

const missing = (program: string): string | undefined =>
  spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined
    ? undefined
    : `${program} is not installed (Debian: apt-get install ${program})`;

/** A port that was free a moment ago: neither server takes 0. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Waits until it answers, or ends before. */
async function untilReady(child: ChildProcess, origin: string, said: () => string): Promise<void> {
  while (child.exitCode === null) {
    const answered = await fetch(`${origin}/`, { method: 'HEAD' }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it ended before it answered: ${said()}`);
}

async function running(
  command: string,
  args: string[],
  origin: string,
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await untilReady(child, origin, () => said);
  return {
    origin,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const nginx: Server = {
  name: 'nginx',
  missing: missing('nginx'),
  async start(folder, wanted) {
    const own = mkdtempSync(join(tmpdir(), 'nginx-'));
    const port = wanted ?? (await freePort());
    const adapt = (file: string): string =>
      readFileSync(join(HOSTING, 'nginx', file), 'utf8')
        .replaceAll('/tmp/tuberia-rota', join(own, 'tuberia-rota'))
        .replaceAll('/srv/tuberia-rota', folder)
        .replace('127.0.0.1:8080', `127.0.0.1:${port}`);
    for (const file of ['nginx.conf', 'site.conf', ...(hasBrotli() ? ['brotli.conf'] : [])]) {
      writeFileSync(join(own, file), adapt(file));
    }
    // As root it would read the files as somebody else, who may not see a checkout in root's home.
    const user = process.getuid?.() === 0 ? 'user root; ' : '';
    const args = ['-e', 'stderr', '-c', join(own, 'nginx.conf'), '-g', `${user}daemon off;`];
    return running('nginx', args, `http://127.0.0.1:${port}`, own);
  },
};

const caddy: Server = {
  name: 'Caddy',
  missing: missing('caddy'),
  async start(folder, wanted) {
    const own = mkdtempSync(join(tmpdir(), 'caddy-'));
    const origin = `http://127.0.0.1:${wanted ?? (await freePort())}`;
    const env = { SITE_ADDRESS: origin, SITE_ROOT: folder, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own };
    return running('caddy', ['run', '--config', join(HOSTING, 'Caddyfile')], origin, own, env);
  },
};

export const SERVERS: readonly Server[] = [nginx, caddy];
export const NGINX = nginx;

/** Title of a group of tests, with the reason if it is skipped. */
export const titleOf = ({ name, missing }: Server): string =>
  missing === undefined ? name : `${name} (skipped: ${missing})`;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As it comes: nothing is decompressed, no redirect followed, no path tidied up, no connection used twice. */
export function get(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
