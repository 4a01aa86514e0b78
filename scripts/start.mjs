// @ts-check
/**
 * From a fresh clone to the site in a browser: installs what is missing, builds both languages, serves them.
 *   npm start
 *   npm start -- --port 3001      (or PORT=3001 npm start)
 */
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { checkPort, serve } from './lib/serve.mjs';
import { checkNode, ensureInstalled, heading, Mendable, npm, ROOT, start } from './lib/setup.mjs';

/** @returns {number} */
function askedPort() {
  const args = process.argv.slice(2);
  let text = process.env.PORT || '3000';
  while (args.length > 0) {
    const [name = '', value] = (args.shift() ?? '').split('=');
    if (name !== '--port') throw new Mendable(`"${name}" is not an option: npm start -- --port 3001`);
    text = value ?? args.shift() ?? '';
  }
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new Mendable(`"${text}" is not a port: npm start -- --port 3001`);
  }
  return Number(text);
}

/** Ends this process; once there is a server, it ends that. @type {() => void} */
let end = () => process.exit(1);

/** Ends with npm: a signal to npm ends npm, and the shell between it and this process, but does not come here. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}

start(async () => {
  endWithParent();
  checkNode();
  const port = askedPort();
  await checkPort(port);
  await ensureInstalled();

  heading('Building the site in Spanish and English (a minute or so the first time)');
  // Served at the root, whatever address the site is published under.
  const env = { BASE_URL: '/', NO_UPDATE_NOTIFIER: '1' };
  if ((await npm(['run', '--silent', 'build'], env)) !== 0) {
    throw new Mendable('The build failed: mend what it names above and repeat npm start');
  }

  const site = await serve(join(ROOT, 'build'), port);
  heading('Ready');
  console.log(`Español  ${site.url}/\nEnglish  ${site.url}/en/\nCtrl+C stops it.`);
  end = () => {
    site.server.close();
    site.server.closeAllConnections();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end());
});
