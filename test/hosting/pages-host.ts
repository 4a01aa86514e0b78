/** Stand-in for GitHub Pages, as it answers: folders by a redirect to their slash, `404.html` for what is missing, ten minutes of caching. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { Server } from './servers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const asked = join(folder, path);
  if (!path.endsWith('/') && isFile(join(asked, 'index.html'))) {
    response.writeHead(301, { location: `${path}/` }).end();
    return;
  }
  const file = [asked, join(asked, 'index.html'), `${asked}.html`].find(isFile);
  // Pages knows one 404 page, whatever the language.
  const sent = file ?? join(folder, '404.html');
  const body = readFileSync(sent);
  const headers = {
    'content-type': TYPES[extname(sent)] ?? 'application/octet-stream',
    'cache-control': 'max-age=600',
    etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
  };
  if (file !== undefined && request.headers['if-none-match'] === headers.etag)
    response.writeHead(304, headers).end();
  else response.writeHead(file === undefined ? 404 : 200, headers).end(body);
}

export const PAGES_HOST: Server = {
  name: 'a stand-in for GitHub Pages',
  missing: undefined,
  async start(folder, wanted = 0) {
    const server = createServer((request, response) => {
      answer(folder, request, response);
    });
    await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
      origin: `http://127.0.0.1:${port}`,
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  },
};
