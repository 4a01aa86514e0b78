// @ts-check
/** Worker thread that runs the clause on realms of one contract at a time, as it is told. */
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { register as registerRequire } from 'tsx/cjs/api';
import { register as registerImport } from 'tsx/esm/api';

registerRequire();
registerImport();
const { runHere } = createRequire(import.meta.url)('./own-realm.ts');

parentPort?.on('message', ([name, file]) => {
  void runHere(name, file).then(
    () => parentPort?.postMessage('green'),
    // Not the error itself: what it holds of the runtime cannot be sent.
    (/** @type {Error} */ error) => parentPort?.postMessage(error.stack ?? String(error)),
  );
});
parentPort?.postMessage('ready');
