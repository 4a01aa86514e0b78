/** Lines at which one printed error ends and the next begins: read by the engine, not by rules. */
import { defineSignals } from '../define.ts';

export default defineSignals({
  places: {
    cause: ['[cause]:*', 'caused by*', 'cause:'],
    begins: [
      'traceback (most recent call last)*',
      'throw er;',
      "unhandled 'error' event",
      'exception ignored in*',
      'node:events:*',
      'events.js:*',
    ],
  },
});
