// @ts-check
/** The static server of the built site, for `npm start` and the browser tests. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, posix } from 'node:path';
import { earlierOf } from './build-folders.mjs';
import { Mendable } from './setup.mjs';

/** Address on loopback, so that only this machine can reach the server. */
const HOST = '127.0.0.1';

/** Types of files that browsers are to show as text: by its ending a `.ts` would be a video. */
const SHOWN_AS_TEXT = /\.(?:ts|py|pem)$|\/LICENSE$/;

/** Time that a new version takes at most to replace the one before, in milliseconds. */
const SWAP = 2000;

/**
 * @typedef {object} Served
 * @property {import('node:http').Server} server
 * @property {number} port
 * @property {string} url address without a slash at the end
 */

/**
 * Serves a built site on loopback. An unknown path gets its language's 404 page and status. A build that replaces the
 * folder meanwhile is served from then on; what pages opened before it ask for comes from the version before.
 * @param {string} dir the folder that `npm run build` wrote
 * @param {number} port 0 for any that is free
 * @param {{ keepsOffline?: boolean }} [options] whether browsers may keep the site, as on a real server: by default not
 * @returns {Promise<Served>}
 * @throws {Mendable} when the port cannot be had
 */
export async function serve(dir, port, { keepsOffline = false } = {}) {
  // Imported here, since `npm start` loads this file before anything is installed.
  const { contentType } = await import('mime-types');

  /** @type {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, path: string) => Promise<void>} */
  const answer = async (request, response, path) => {
    await untilSwapped(dir);
    const found =
      (await contentAt(dir, path)) ??
      (path.startsWith('/assets/') ? await contentAt(earlierOf(dir), path) : undefined);
    // There may be no page for what is missing, where there is no site any more.
    const sent = found ?? (await contentAt(dir, /^\/en(?:\/|$)/.test(path) ? '/en/404.html' : '/404.html'));
    const content = sent?.content ?? Buffer.alloc(0);
    const headers = {
      'Cache-Control': 'no-cache',
      'Content-Type': SHOWN_AS_TEXT.test(sent?.file ?? '')
        ? 'text/plain; charset=utf-8'
        : contentType(extname(sent?.file ?? '')) || 'application/octet-stream',
      'Content-Length': content.length,
      ETag: `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`,
    };
    if (found !== undefined && request.headers['if-none-match'] === headers.ETag) {
      delete (/** @type {Partial<typeof headers>} */ (headers)['Content-Length']);
      response.writeHead(304, headers).end();
    } else {
      response.writeHead(found === undefined ? 404 : 200, headers);
      response.end(request.method === 'HEAD' ? undefined : content);
    }
  };
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const path = pathOf(request.url);
    if (path === undefined) response.writeHead(400).end();
    // Where sites are built again and again, each visit is to see the newest, and the address is soon another project's.
    else if (!keepsOffline && path === '/service-worker.js')
      void answer(request, response, '/service-worker.off.js');
    else void answer(request, response, path);
  });
  const got = await listen(server, port);
  return { server, port: got, url: `http://${HOST}:${got}` };
}

/** Path of an address, without what would lead out of a folder; undefined if it is none. */
function pathOf(url = '/') {
  try {
    const path = posix.normalize(decodeURIComponent(url.replace(/[?#].*/s, '')));
    return path.startsWith('/') && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a file whole at once: another version may take its place at any moment.
 * @param {string} root
 * @param {string} path of a file, or of a folder's page
 * @returns {Promise<{ file: string, content: Buffer } | undefined>}
 */
async function contentAt(root, path) {
  const bare = path.replace(/\/$/, '');
  for (const file of [path, `${bare}/index.html`, `${bare}.html`]) {
    const content = await readFile(join(root, file)).catch(() => undefined);
    if (content !== undefined) return { file, content };
  }
  return undefined;
}

/** Waits while a new version is being put in the place of the one before. @param {string} dir */
async function untilSwapped(dir) {
  const end = Date.now() + SWAP;
  while (!existsSync(dir) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
}

/**
 * Finds out at once, before a long build, whether a port is free.
 * @param {number} port
 * @throws {Mendable} when it is not
 */
export async function checkPort(port) {
  const server = createServer();
  await listen(server, port);
  await new Promise((resolve) => server.close(resolve));
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} the port that it listens on
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const other = port === 65535 ? 3000 : Math.max(port + 1, 3000);
      const what = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.code})`;
      reject(new Mendable(`Port ${port} ${what}: npm start -- --port ${other}`));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
