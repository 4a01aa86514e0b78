// @ts-check
/** The static server of the built site, for `npm start` and the browser tests. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Mendable } from './setup.mjs';

/** Address on loopback, so that only this machine can reach the server. */
const HOST = '127.0.0.1';

/**
 * @typedef {object} Served
 * @property {import('node:http').Server} server
 * @property {number} port
 * @property {string} url address without a slash at the end
 */

/**
 * Serves a built site on loopback. An unknown path gets its language's 404 page and status; source files come as
 * text, since by their suffix browsers take `.ts` for a video.
 * @param {string} dir the folder that `docusaurus build` wrote
 * @param {number} port 0 for any that is free
 * @param {{ keepsOffline?: boolean }} [options] whether browsers may keep the site, as on a real server: by default not
 * @returns {Promise<Served>}
 * @throws {Mendable} when the port cannot be had
 */
export async function serve(dir, port, { keepsOffline = false } = {}) {
  // Imported here, since `npm start` loads this file before anything is installed.
  const { default: sirv } = await import('sirv');
  const files = sirv(dir, {
    single: false,
    etag: true,
    onNoMatch: (request, response) => notFound(dir, request, response),
    setHeaders(response, pathname) {
      if (/\.(ts|py|pem)$|\/LICENSE$/.test(pathname)) {
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      }
      // sirv knows no type for it.
      if (pathname.endsWith('.gz')) response.setHeader('Content-Type', 'application/gzip');
    },
  });
  const server = createServer((request, response) => {
    // Where sites are built again and again, each visit is to see the newest, and the address is soon another project's.
    if (!keepsOffline && request.url === '/service-worker.js') request.url = '/service-worker.off.js';
    files(request, response);
  });
  const got = await listen(server, port);
  return { server, port: got, url: `http://${HOST}:${got}` };
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

/**
 * @param {string} dir
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function notFound(dir, request, response) {
  const language = /^\/en(?:[/?]|$)/.test(request.url ?? '') ? 'en' : '';
  const page = join(dir, language, '404.html');
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(existsSync(page) ? readFileSync(page) : undefined);
}
