/** Contract of `withClient`, `repeatRead` and `surviveIdleDisconnects`, with the package `pg` and a server that hangs up. */
import assert from 'node:assert/strict';
import pg from 'pg';
import { startDatabase } from '../../../../examples/query-after-idle/peer.ts';
import {
  isConnectionLost,
  repeatRead,
  surviveIdleDisconnects,
  withClient,
} from '../../../../examples/query-after-idle/query-after-idle.ts';
import { doesNotApply, type Contract } from '../../contract.ts';
import {
  coded,
  codeOf,
  eventually,
  leavesNothing,
  reason,
  uncaughtOf,
  value,
  warningsOf,
} from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import { nothing, HANG_UPS, staged, lending } from '../../parts/query-after-idle.ts';

const contract: Contract = {
  settles: {
    'no client is free, and the signal is aborted before or meanwhile': () =>
      staged(async (pool) => {
        const busy = await pool.connect();
        for (const early of [true, false]) {
          const stop = new AbortController();
          if (early) stop.abort(new Error('enough'));
          else setTimeout(() => stop.abort(new Error('enough')), 10);
          const work = withClient(pool, () => Promise.resolve(1), { signal: stop.signal });
          assert.equal(((await reason(work)) as Error).message, 'enough');
        }
        busy.release();
        // The one that came too late is back, too.
        await eventually('it is free', () => pool.idleCount === 1 && pool.waitingCount === 0);
      }, 1),
    'a read that never ends, or aborts itself, ends with the signal; and so does a pause': async () => {
      for (const read of [() => new Promise<never>(nothing), () => Promise.reject(coded('ECONNRESET'))]) {
        const stop = new AbortController();
        setTimeout(() => stop.abort(new Error('enough')), 10);
        const work = repeatRead(read, { signal: stop.signal, pauseMs: 1e9 });
        assert.equal(((await reason(work)) as Error).message, 'enough');
      }
      const own = new AbortController();
      const work = repeatRead(
        () => {
          own.abort(new Error('enough'));
          return new Promise<never>(nothing);
        },
        { signal: own.signal },
      );
      assert.equal(((await reason(work)) as Error).message, 'enough');
    },
    'a number of attempts that is none is one': async () => {
      for (const attempts of [NaN, 0, -1]) {
        let tried = 0;
        await reason(
          repeatRead(() => ((tried += 1), Promise.reject(coded('EPIPE'))), { attempts, pauseMs: NaN }),
        );
        assert.equal(tried, 1);
      }
    },
    'a pool that refuses at once, and one that throws': async () => {
      const own = new Error('mine');
      const { signal } = new AbortController();
      for (const connect of [
        () => Promise.reject(own),
        () => {
          throw own;
        },
      ])
        assert.equal(await reason(withClient(lending(connect), () => Promise.resolve(1), { signal })), own);
    },
  },
  blame: {
    'however the server hangs up, it is a lost connection': async () => {
      for (const how of HANG_UPS)
        await staged(async (pool, database) => {
          database.hangUpAtNextQuery(how);
          assert.ok(isConnectionLost(await reason(pool.query('SELECT 1'))), how);
        });
    },
    'nothing else is': () => {
      for (const odd of [undefined, null, '', {}, coded('23505'), coded('ENOSPC'), new Error('other')])
        assert.ok(!isConnectionLost(odd));
      return Promise.resolve();
    },
    'an error of the work is thrown unchanged, whatever it is, and the client is not lent again': () =>
      staged(async (pool) => {
        for (const own of [coded('ECONNRESET'), new Error('mine'), undefined, 'text']) {
          assert.equal(await reason(withClient(pool, () => Promise.reject(own as Error))), own);
          assert.equal(pool.totalCount, 0);
        }
      }),
    'a pool that does not take its client back hides no error of the work, and breaks nothing': async () => {
      const release = (): void => {
        throw coded('EIO');
      };
      const client = { on: nothing, off: nothing, release };
      const work = withClient(
        lending(() => Promise.resolve(client)),
        () => Promise.reject(coded('ENOSPC')),
      );
      assert.equal(codeOf(await reason(work)), 'ENOSPC');
      const stop = new AbortController();
      const uncaught = await uncaughtOf(async () => {
        const late = lending(() => new Promise((resolve) => setTimeout(resolve, 5, client)));
        setTimeout(() => stop.abort(), 1);
        await reason(withClient(late, () => Promise.resolve(1), { signal: stop.signal }));
      });
      assert.deepEqual(uncaught, []);
    },
    'an error that is no lost connection ends the program, as if nobody listened': async () => {
      const uncaught = await uncaughtOf(() =>
        staged((pool) => {
          pool.removeAllListeners('error');
          surviveIdleDisconnects(pool, nothing);
          for (const severity of [undefined, 'ERROR', 1])
            assert.throws(
              () => pool.emit('error', Object.assign(coded('ENOSPC'), { severity }), undefined),
              /ENOSPC/,
            );
          return Promise.resolve();
        }),
      );
      assert.deepEqual(uncaught, []);
    },
  },
  repeats: {
    'a read is repeated past every stale connection of the pool': async () => {
      for (const how of HANG_UPS)
        await staged(async (pool, database) => {
          const clients = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
          for (const client of clients) client.release();
          database.hangUp(how);
          const { rows } = await value(
            repeatRead(() => pool.query<{ session: string }>('SELECT 1'), { pauseMs: 1 }),
          );
          assert.equal(rows[0]?.session, '4');
        });
    },
    'a read that finds no server, also after a lost connection, is told so at once': async () => {
      const { options, close } = await startDatabase();
      await close();
      const gone = new pg.Pool(options);
      for (const lost of [0, 1]) {
        let tried = 0;
        const read = (): Promise<unknown> =>
          (tried += 1) <= lost ? Promise.reject(coded('57P01')) : gone.query('SELECT 1');
        assert.equal(codeOf(await reason(repeatRead(read, { pauseMs: 1 }))), 'ECONNREFUSED');
        assert.equal(tried, lost + 1);
      }
      await gone.end();
    },
    'work in a transaction is never repeated': () =>
      staged(async (pool, database) => {
        database.hangUpAtNextQuery('reset');
        const work = withClient(pool, (client: pg.PoolClient) => client.query('UPDATE account'));
        assert.ok(isConnectionLost(await reason(work)));
        assert.equal(database.received.length, 1);
      }),
  },
  leavesNothing: {
    'listeners of clients and pool are as before': () =>
      staged(async (pool) => {
        const client = await pool.connect();
        client.release();
        const before = [client.listenerCount('error'), pool.listenerCount('error')];
        for (let n = 0; n < 200; n += 1) {
          await value(withClient(pool, (lent: pg.PoolClient) => lent.query('SELECT 1')));
          surviveIdleDisconnects(pool, nothing)();
        }
        assert.deepEqual([client.listenerCount('error'), pool.listenerCount('error')], before);
      }),
    'work that gives its client back by itself leaves no listener': () =>
      staged(async (pool) => {
        let lent: pg.PoolClient | undefined;
        let before = 0;
        await reason(
          withClient(pool, (client: pg.PoolClient) => {
            lent = client;
            before = client.listenerCount('error');
            client.release();
            return Promise.resolve();
          }),
        );
        assert.ok((lent as pg.PoolClient).listenerCount('error') <= before);
      }),
    'nothing stays after pools whose server hung up': () =>
      leavesNothing(20, () =>
        staged(async (pool, database) => {
          await pool.query('SELECT 1');
          database.hangUp('reset');
          await value(repeatRead(() => pool.query('SELECT 1'), { pauseMs: 1 }));
        }),
      ),
    'a signal shared by hundreds causes no warning': async () => {
      const stop = new AbortController();
      const { signal } = stop;
      const warnings = await warningsOf(async () => {
        const works = Array.from({ length: 100 }, (_, n) =>
          reason(
            n % 2 === 0
              ? repeatRead(() => Promise.reject(coded('ECONNRESET')), { signal, pauseMs: 1e9 })
              : withClient(
                  lending(() => new Promise(nothing)),
                  () => Promise.resolve(1),
                  { signal },
                ),
          ),
        );
        setTimeout(() => stop.abort(), 10);
        await Promise.all(works);
      });
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) => repeatRead(() => new Promise<never>(() => undefined), { signal })),
    'a lost connection is one in another realm': () =>
      staged(async (pool, database) => {
        const other = inOtherRealm<{ repeatRead: typeof repeatRead }>(
          'examples/query-after-idle/query-after-idle.ts',
        );
        database.hangUpAtNextQuery('reset');
        await value(other.repeatRead(() => pool.query('SELECT 1')));
        assert.equal(database.received.length, 2);
      }),
  },
  limits: {
    'a pause that is no number is the usual one, and none is longer than half a minute': async () => {
      for (const pauseMs of [NaN, -1]) {
        const stop = new AbortController();
        let tried = 0;
        setTimeout(() => stop.abort(), 20);
        const read = (): Promise<never> => ((tried += 1), Promise.reject(coded('EPIPE')));
        await reason(repeatRead(read, { pauseMs, attempts: 1e9, signal: stop.signal }));
        assert.ok(tried <= 3, `${tried} attempts in a moment`);
      }
    },
  },
  keepsGoing: {
    'connections that the pool holds idle are lost, and nothing is uncaught': async () => {
      // A pooler's code is none of the server's: that it is fatal says enough.
      for (const how of [...HANG_UPS, 'expired'] as const) {
        const uncaught = await uncaughtOf(() =>
          staged(async (pool, database) => {
            pool.removeAllListeners('error');
            const lost: unknown[] = [];
            surviveIdleDisconnects(pool, (error) => lost.push(codeOf(error)));
            const clients = await Promise.all([pool.connect(), pool.connect()]);
            for (const client of clients) client.release();
            database.hangUp(how);
            await eventually('both are told', () => lost.length === 2);
            await value(pool.query('SELECT 1'));
          }),
        );
        assert.deepEqual(uncaught, [], how);
      }
    },
    'a client that is lost between two queries of its borrower': () =>
      staged(async (pool, database) => {
        const uncaught = await uncaughtOf(async () => {
          await reason(
            withClient(pool, async (client: pg.PoolClient) => {
              await client.query('BEGIN');
              database.hangUp('reset');
              await new Promise<void>((resolve) => client.once('end', () => resolve()));
              await client.query('COMMIT');
            }),
          );
          assert.equal(pool.totalCount, 0);
          await value(withClient(pool, (client: pg.PoolClient) => client.query('SELECT 1')));
        });
        assert.deepEqual(uncaught, []);
      }),
  },
  tls: doesNotApply('La conexión es del paquete pg.', 'The connection belongs to the package pg.'),
};

export default contract;
