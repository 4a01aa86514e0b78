// https://tuberia-rota.example/examples/talk-to-child/talk-to-child.ts | SPDX-License-Identifier: 0BSD
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';

/** A child of `fork`, a `cluster` worker, or `process` in the child itself. */
export interface Target extends NodeJS.EventEmitter {
  send?(
    message: unknown,
    handle: undefined,
    options: undefined,
    callback: (error: Error | null) => void,
  ): boolean;
}

/** One end of a conversation between two processes. */
export interface Channel {
  /**
   * Sends without waiting for an answer.
   * @param signal gives up waiting for a process that never opens its end; what was handed over stays so
   * @returns true when the message was handed over (it may still never be read), false when the other process has gone
   * @throws the signal's reason, and the error of `send` for a message that cannot be serialised
   */
  readonly send: (message: unknown, signal?: AbortSignal) => Promise<boolean>;
  /**
   * Sends and waits for the answer: the only proof that the message arrived.
   * @param signal gives up waiting, which nothing else limits: `AbortSignal.timeout(ms)`
   * @throws {ChannelGone} when the other process goes first or `close` is called, {NobodyListens} when the other end has
   *   no listener, the signal's reason, and what `send` throws
   */
  readonly ask: (question: unknown, signal?: AbortSignal) => Promise<unknown>;
  /**
   * Takes every listener away and ends every wait, as if the other had gone; the other is told the same of this one until a
   * channel of the name is opened anew. The connection between the processes stays.
   */
  readonly close: () => void;
}

/** The other process left without answering. It may or may not have acted on the question. */
export class ChannelGone extends Error {
  override readonly name = 'ChannelGone';
}

/** No channel of that name in the other process has a listener: the question was not acted on. */
export class NobodyListens extends Error {
  override readonly name = 'NobodyListens';
}

interface Envelope {
  readonly talk: 'hello' | 'welcome' | 'message' | 'question' | 'answer' | 'unheard' | 'bye';
  /** Which of several channels between the same processes it belongs to. */
  readonly channel?: string;
  /** Of a question and its answer: unlike any other, also of another channel or another program's copy. */
  readonly id: string;
  readonly body: unknown;
}

/**
 * Opens a conversation. Both processes call it, each with its own end, and neither dies when the other does.
 *
 * Nothing is sent until the other process listens too: what it gets earlier may be lost without an error.
 *
 * Source: `subprocess.send` in Node's manual, https://nodejs.org/api/child_process.html#subprocesssendmessage-sendhandle-options-callback
 *
 * @param target whom to talk to
 * @param listener gets messages and questions; what it returns is the answer to a question. Without one, messages are
 *   dropped, and a question is refused unless another channel of the name has a listener. Its own errors are yours:
 *   uncaught, they end the process
 * @param name tells several channels between the same two processes apart; both ends give the same. Default: empty
 */
export function openChannel(target: Target, listener?: (body: unknown) => unknown, name = ''): Channel {
  const own = randomUUID();
  let lastId = 0;
  let state: 'opening' | 'open' | 'gone' = 'opening';
  // In the order of the calls. Not one promise that all wait for: what waits in vain on it would be kept as long as the channel.
  const waiting = new Set<() => void>();
  const sending = new Set<(taken: boolean) => void>();
  /** Whether the other end was closed, which it may open anew. */
  let closed = false;
  const answering = new Set<string>();
  const asking = new Map<string, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();

  const post = (talk: Envelope['talk'], id: string, body: unknown): Promise<boolean> =>
    new Promise((resolve, reject) => {
      if (target.send === undefined || state === 'gone' || closed) {
        resolve(false);
        return;
      }
      const settle = (taken: boolean): void => {
        sending.delete(settle);
        resolve(taken);
      };
      sending.add(settle);
      const fail = (error: Error): void => {
        sending.delete(settle);
        reject(error);
      };
      try {
        target.send({ talk, channel: name, id, body } satisfies Envelope, undefined, undefined, (error) => {
          if (error == null) settle(true);
          else if (isChannelGone(error)) settle(false);
          else fail(error);
        });
      } catch (error) {
        // A message that cannot be serialised.
        fail(error as Error);
      }
    });

  /** Posts once the other process listens too, or has gone, unless the signal is aborted first. */
  const postOnceOpen = async (
    talk: Envelope['talk'],
    id: string,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<boolean> => {
    const now = (): Promise<boolean> | false => signal?.aborted !== true && post(talk, id, body);
    if (state !== 'opening') return await now();
    let goOn = (): void => {};
    const posted = new Promise<boolean>((resolve) => {
      goOn = () => {
        resolve(now());
      };
      waiting.add(goOn);
    });
    return await orAbort(posted, signal).finally(() => waiting.delete(goOn));
  };
  const becomes = (next: 'open' | 'gone'): void => {
    if (state !== 'gone') state = next;
    // At once and each a single time: what is sent from now on must not overtake these.
    const inOrder = [...waiting];
    waiting.clear();
    for (const goOn of inOrder) goOn();
  };

  const endAsking = (ids: Iterable<string>): void => {
    for (const id of ids) asking.get(id)?.reject(new ChannelGone('the other process has gone'));
  };
  const onMessage = (message: unknown): void => {
    if (!isEnvelope(message) || (message.channel ?? '') !== name) return;
    becomes('open');
    closed = message.talk === 'bye' && message.body === null;
    if (message.talk === 'welcome') return;
    if (message.talk === 'hello') {
      void post('welcome', '', null);
      return;
    }
    const { id, body } = message;
    if (message.talk === 'answer') asking.get(id)?.resolve(body);
    else if (message.talk === 'unheard') asking.get(id)?.reject(new NobodyListens('nobody listens there'));
    else if (message.talk === 'bye') endAsking(body === null ? asking.keys() : (body as string[]));
    else if (message.talk === 'message') listener?.(body);
    else if (listener !== undefined) {
      answering.add(id);
      void Promise.resolve(listener(body)).then((answer) => {
        answering.delete(id);
        return post('answer', id, answer);
      });
    } else if (!isHeard(target, name)) void post('unheard', id, null);
  };
  if (listener !== undefined) Object.assign(onMessage, { hears: name });
  const onDisconnect = (): void => {
    becomes('gone');
    // Bun calls no callback when the write fails: this settles those too.
    for (const settle of sending) settle(false);
    endAsking(asking.keys());
  };
  const onError = (error: Error): void => {
    // Another error ends the process, unless someone else listens to it.
    if (!isChannelGone(error) && target.listeners('error').every(isOurs)) throw error;
  };
  Object.assign(onError, { ofChannel: name });
  target.on('message', onMessage);
  target.on('disconnect', onDisconnect);
  target.on('error', onError);
  // Whoever opens second is heard by the first, who listens already.
  void post('hello', '', null).then((taken) => {
    if (!taken) becomes('gone');
  });

  return {
    send: (body, signal) => orAbort(postOnceOpen('message', '', body, signal), signal),
    async ask(body, signal) {
      lastId += 1;
      const id = `${own} ${String(lastId)}`;
      const answer = new Promise((resolve, reject) => asking.set(id, { resolve, reject }));
      const exchange = Promise.all([
        postOnceOpen('question', id, body, signal).then((taken) => {
          if (!taken) throw new ChannelGone('the other process has gone');
        }),
        answer,
      ]);
      try {
        const [, received] = await orAbort(exchange, signal);
        return received;
      } finally {
        asking.delete(id);
      }
    },
    close() {
      target.off('message', onMessage);
      target.off('disconnect', onDisconnect);
      target.off('error', onError);
      // Another channel of the name may live on: then only these have no answer.
      if (state === 'open') post('bye', '', isHeard(target, name) ? [...answering] : null).catch(() => {});
      onDisconnect();
    },
  };
}

// Marks on the listeners themselves, which other copies of this module see too.
const isOurs = (listener: object): boolean => 'ofChannel' in listener;

/** Whether a channel of this name in this process has a listener. */
const isHeard = (target: Target, name: string): boolean =>
  target.listeners('message').some((listener) => 'hears' in listener && listener.hears === name);

/** What `waiting` brings, unless the signal is aborted first. */
async function orAbort<Result>(waiting: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return await waiting;
  letManyListen(signal);
  let abort = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => {
      reject(signal.reason as Error);
    };
  });
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  return await Promise.race([aborted, waiting]).finally(() => {
    signal.removeEventListener('abort', abort);
  });
}

/** Whether an error of `send` says that the other process has gone: closed channel, or a failed write. */
export function isChannelGone(error: unknown): boolean {
  // By code alone: an error of the core is no `instanceof Error` under Jest or in a `vm` context.
  const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
  return code === 'ERR_IPC_CHANNEL_CLOSED' || code === 'EPIPE' || code === 'ECONNRESET';
}

const TALKS = new Set<unknown>(['hello', 'welcome', 'message', 'question', 'answer', 'unheard', 'bye']);

function isEnvelope(message: unknown): message is Envelope {
  // The program may send other messages of its own beside these.
  return typeof message === 'object' && message !== null && 'talk' in message && TALKS.has(message.talk);
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
