/** `refuseUpload` and `upload` on real connections. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createRawServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseUpload, upload } from '../../../examples/answer-upload-early/answer-upload-early.ts';

const body = new Uint8Array(16_000_000);
let server: Server;
let port: number;
let url: string;

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  url = `http://127.0.0.1:${port}/`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** A client that reads only when it has written everything. */
async function writeThenRead(): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`);
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.write(body, (error) => (error == null ? resolve() : reject(error)));
  });
  return text(socket);
}

test('the answer reaches a client that reads last', async () => {
  let whole: Promise<boolean> | undefined;
  server.on('request', (request, response) => {
    whole = refuseUpload(request, response, 413, 'too large');
  });
  expect(await writeThenRead()).toMatch(/^HTTP\/1.1 413 .*too large$/s);
  expect(await whole).toBe(true);
});

test('limits: by bytes, by time', async () => {
  let whole: Promise<boolean> | undefined;
  let limits = { atMostBytes: 1000, atMostMs: 60_000 };
  server.on('request', (request, response) => {
    whole = refuseUpload(request, response, 413, 'no', limits);
  });
  await expect(writeThenRead()).rejects.toThrow();
  expect(await whole).toBe(false);

  limits = { atMostBytes: 1000, atMostMs: 10 };
  const silent = connect(port, '127.0.0.1');
  silent.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n');
  expect(await text(silent)).toContain('413');
  expect(await whole).toBe(false);
});

test('upload: refused before the body leaves; taken whole; taken by a server that closes at once', async () => {
  let received = 0;
  server.on('checkContinue', (request, response) => {
    request.on('data', (chunk: Buffer) => (received += chunk.length));
    response.writeHead(413, { connection: 'close' }).end('no');
  });
  expect(await upload(url, body)).toEqual({
    status: 413,
    body: 'no',
    sentWhole: false,
    uploadError: undefined,
  });
  expect(received).toBe(0);

  server.removeAllListeners('checkContinue');
  server.on('request', (request, response) => {
    request.resume().on('end', () => response.end('thanks'));
  });
  expect(await upload(url, body)).toMatchObject({ status: 200, body: 'thanks', sentWhole: true });
});

test('upload: no answer is an error', async () => {
  const rude = createRawServer((socket) => socket.once('data', () => socket.destroy())).listen(
    0,
    '127.0.0.1',
  );
  await once(rude, 'listening');
  const address = `http://127.0.0.1:${(rude.address() as AddressInfo).port}/`;
  await expect(upload(address, 'x')).rejects.toMatchObject({ code: 'ECONNRESET' });
  rude.close();
  await once(rude, 'close');
  await expect(upload(address, 'x')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
