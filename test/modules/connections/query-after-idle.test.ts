/** The pool's helpers with the real `pg`, against a loopback stand-in for the server. */
import { EventEmitter } from 'node:events';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDatabase, type Database } from '../../../examples/query-after-idle/peer.ts';
import {
  isConnectionLost,
  repeatRead,
  surviveIdleDisconnects,
  withClient,
} from '../../../examples/query-after-idle/query-after-idle.ts';

let database: Database;
let pool: pg.Pool;

beforeEach(async () => {
  database = await startDatabase();
  pool = new pg.Pool(database.options);
});

afterEach(async () => {
  await pool.end();
  await database.close();
});

const session = async (): Promise<string | undefined> =>
  (await pool.query<{ session: string }>('SELECT')).rows[0]?.session;

test.each([
  ['announced', { code: '57P01' }],
  ['silent', { message: 'Connection terminated unexpectedly' }],
  ['reset', { code: 'ECONNRESET' }],
] as const)('an idle connection closed by the server: %s', async (how, expected) => {
  const lost: Error[] = [];
  const stop = surviveIdleDisconnects(pool, (error) => lost.push(error));
  expect(await session()).toBe('1');
  const removed = new Promise((resolve) => pool.once('remove', resolve));
  database.hangUp(how);
  await removed;
  expect(lost).toEqual([expect.objectContaining(expected)]);
  expect(await session()).toBe('2');
  stop();
  expect(pool.listenerCount('error')).toBe(0);
});

test('another error of the pool goes on as if nobody listened', () => {
  const source = new EventEmitter();
  const stop = surviveIdleDisconnects(source, () => expect.unreachable());
  expect(() => source.emit('error', new RangeError('a mistake'))).toThrow(RangeError);
  stop();
});

test('a lent client lost between two queries: the next query rejects, the connection is not lent again', async () => {
  const work = withClient(pool, async (client: pg.PoolClient) => {
    await client.query('BEGIN');
    const ended = new Promise((resolve) => client.once('end', resolve));
    database.hangUp('announced');
    await ended;
    await client.query('COMMIT');
  });
  await expect(work).rejects.toSatisfy(isConnectionLost);
  expect(pool.totalCount).toBe(0);
  expect(await session()).toBe('2');
});

test('work that fails does not give an open transaction back', async () => {
  const work = withClient(pool, () => Promise.reject(new RangeError('a mistake')));
  await expect(work).rejects.toThrow(RangeError);
  expect(pool.totalCount).toBe(0);
});

test('a read is repeated as often as asked, and no oftener', async () => {
  database.hangUpAtNextQuery('silent');
  expect(await repeatRead(session)).toBe('2');
  database.hangUpAtNextQuery('silent');
  await expect(repeatRead(session, { attempts: 1 })).rejects.toSatisfy(isConnectionLost);
});

test('a wrong query is not repeated', async () => {
  let attempts = 0;
  const wrong = (): Promise<never> => {
    attempts += 1;
    return Promise.reject(Object.assign(new Error('syntax error'), { code: '42601' }));
  };
  await expect(repeatRead(wrong)).rejects.toMatchObject({ code: '42601' });
  expect(attempts).toBe(1);
});
