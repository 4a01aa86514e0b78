// @ts-check
/**
 * Loaded before a demo that is traced (`node --import`): notes each call that the program makes on a socket and each
 * event that it gets, with the line of source, as one `write` to a file of its own. `strace` sees these writes among
 * the program's other system calls, so their order is exact. The demo itself is not changed.
 */
import { openSync, readFileSync, writeSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.TRACE_MARKERS;
if (folder !== undefined && isMainThread) watch(join(folder, String(process.pid)));

/** @param {string} path where the markers go */
function watch(path) {
  const file = openSync(path, 'a');
  Error.stackTraceLimit = 60;
  /** Depth of nested calls of the program; only the outermost is marked. */
  let depth = 0;
  /** @type {WeakMap<object, { id: number, fd?: number, localPort?: number, remotePort?: number }>} */
  const known = new WeakMap();
  /** @type {WeakMap<object, string>} where the program handed over each listener */
  const listeners = new WeakMap();
  let ids = 0;
  /** True once the demo itself has begun; earlier calls belong to the tool that strips its types. */
  let begun = false;
  /** @type {WeakSet<object>} */
  const foreign = new WeakSet();

  /** @param {object} fields */
  function mark(fields) {
    writeSync(file, `${JSON.stringify(fields)}\n`);
  }

  /** @returns {{ line?: string, direct: boolean }} the nearest line of an example, and whether it is the caller's own */
  function place() {
    const frames = (new Error().stack ?? '').split('\n').slice(1);
    // `once` of node:events listens on behalf of its caller.
    const outer = frames.filter((frame) => !/record\/markers\/|node:events|at new Promise/.test(frame));
    const at = outer.findIndex((frame) => /\/examples\/.+\.ts:\d+/.test(frame));
    if (at < 0) return { direct: false };
    begun = true;
    const found = /\/examples\/(.+?\.ts):(\d+)/.exec(outer[at] ?? '');
    return { line: `${found?.[1]}:${found?.[2]}`, direct: at === 0 };
  }

  /** Number of an object, with its descriptor, ports and TCP states if it has them. @param {any} object */
  function identity(object) {
    const one = known.get(object) ?? { id: (ids += 1) };
    known.set(object, one);
    const socket = object instanceof net.Socket ? object : (object.socket ?? undefined);
    const fd = socket?._handle?.fd;
    if (typeof fd === 'number' && fd >= 0) one.fd = fd;
    if (typeof socket?.localPort === 'number') one.localPort = socket.localPort;
    if (typeof socket?.remotePort === 'number') one.remotePort = socket.remotePort;
    return { ...one, states: statesOf(one.localPort, one.remotePort) };
  }

  /** @param {number | undefined} local @param {number | undefined} remote @returns {string[]} as /proc/net/tcp numbers them */
  function statesOf(local, remote) {
    if (local === undefined || remote === undefined) return [];
    /** @param {number} port */
    const hex = (port) => `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    const table = readFileSync('/proc/net/tcp', 'latin1').split('\n');
    return [
      [hex(local), hex(remote)],
      [hex(remote), hex(local)],
    ].map(([from = '', to = '']) => {
      for (const row of table) {
        const [, here, there, state] = row.trim().split(/\s+/);
        if (here?.endsWith(from) && there?.endsWith(to)) return state ?? '';
      }
      return 'none';
    });
  }

  /** @param {object} object */
  function isForeign(object) {
    if (!begun) foreign.add(object);
    return foreign.has(object);
  }

  /** @param {any} error */
  function errorOf(error) {
    if (!(error instanceof Error)) return undefined;
    const { name, message, code, errno, syscall } = /** @type {NodeJS.ErrnoException} */ (error);
    return { name, message, code, errno, syscall };
  }

  /** @param {any} prototype @param {string} object @param {string} name */
  function wrapCall(prototype, object, name) {
    const original = prototype[name];
    /** @type {WeakMap<object, Function>} */
    const own = new WeakMap();
    Object.defineProperty(prototype, name, {
      configurable: true,
      get() {
        return own.get(this) ?? marked;
      },
      // Node.js gives a socket whose peer has ended another `write`, which the program calls all the same.
      set(method) {
        own.set(this, wrapped(method, object, name));
      },
    });
    const marked = wrapped(original, object, name);
  }

  /** @param {Function} original @param {string} object @param {string} name */
  function wrapped(original, object, name) {
    /** @this {any} @param {any[]} args */
    return function (...args) {
      if (depth > 0) return original.apply(this, args);
      const { line, direct } = place();
      if (isForeign(this)) return original.apply(this, args);
      // Of the runtime's own calls, only `end` and `destroy` matter.
      if (!direct && (name === 'write' || this.destroyed)) return original.apply(this, args);
      const who = identity(this);
      mark({ phase: 'enter', object, name, by: direct ? 'program' : 'runtime', line, ...who });
      const callback = args.at(-1);
      if (typeof callback === 'function' && direct) {
        args[args.length - 1] = (/** @type {unknown[]} */ ...results) => {
          mark({ phase: 'callback', object, name, line, error: errorOf(results[0]), ...identity(this) });
          return callback(...results);
        };
      }
      depth += 1;
      try {
        return original.apply(this, args);
      } finally {
        depth -= 1;
        mark({ phase: 'leave', id: who.id });
      }
    };
  }

  /** @param {any} prototype @param {string} object @param {string[]} names */
  function wrapEvents(prototype, object, names) {
    for (const method of ['on', 'once', 'addListener', 'prependListener']) {
      const original = prototype[method];
      Object.defineProperty(prototype, method, {
        configurable: true,
        writable: true,
        value: function (/** @type {string} */ name, /** @type {unknown} */ listener) {
          if (names.includes(name) && typeof listener === 'function') {
            const { line, direct } = place();
            if (direct && line !== undefined) listeners.set(listener, line);
          }
          return original.call(this, name, listener);
        },
      });
    }
    const { emit } = prototype;
    Object.defineProperty(prototype, 'emit', {
      configurable: true,
      writable: true,
      value: function (/** @type {string} */ name, /** @type {unknown[]} */ ...args) {
        const heard = names.includes(name) ? this.rawListeners(name) : [];
        const line = heard
          .map(
            (/** @type {any} */ listener) =>
              listeners.get(listener) ?? listeners.get(listener.listener ?? {}),
          )
          .find((/** @type {string | undefined} */ found) => found !== undefined);
        if (names.includes(name) && !isForeign(this) && (line !== undefined || name === 'error')) {
          mark({
            phase: 'event',
            object,
            name,
            line,
            error: errorOf(args[0]),
            hadError: name === 'close' && typeof args[0] === 'boolean' ? args[0] : undefined,
            ...identity(this),
          });
        }
        return emit.call(this, name, ...args);
      },
    });
  }

  const socket = net.Socket.prototype;
  for (const name of ['write', 'end', 'destroy', 'resetAndDestroy']) wrapCall(socket, 'socket', name);
  wrapEvents(socket, 'socket', ['end', 'close', 'error', 'data']);
  for (const name of ['write', 'end']) {
    wrapCall(http.ServerResponse.prototype, 'response', name);
    wrapCall(http.ClientRequest.prototype, 'request', name);
  }
  wrapEvents(http.ClientRequest.prototype, 'request', ['response', 'error', 'close']);
}
