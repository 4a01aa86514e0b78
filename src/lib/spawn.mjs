// @ts-check
/**
 * Runs other programs. Plain JavaScript without dependencies, and syntax that Node 14 can read: the commands that
 * install the project use it too.
 */
import { spawn, spawnSync } from 'node:child_process';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] replaces the variables of this process
 * @property {number} [timeout] milliseconds after which the program is killed, with all that it has started
 * @property {boolean} [endsChildren] kills what the program has started and left behind, which would hold its output open
 * @property {'captured' | 'shown' | 'errors shown'} [output] `shown` goes to this process's terminal; default: captured
 *
 * @typedef {object} Ended
 * @property {string} command as one would type it, for messages
 * @property {number | null} code exit code; null when a signal ended it
 * @property {NodeJS.Signals | null} signal
 * @property {boolean} timedOut
 * @property {string} stdout
 * @property {string} stderr
 */

/** @param {string} program @param {readonly string[]} args */
const commandLine = (program, args) =>
  [program, ...args].map((word) => (/^[\w./:@=,+-]+$/.test(word) ? word : JSON.stringify(word))).join(' ');

/** npm and npx are batch files on Windows, which only a shell starts. @param {string} program */
const needsShell = (program) => process.platform === 'win32' && /^np[mx]$/.test(program);

/**
 * Runs a program to its end, whatever that is.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 * @throws when it cannot be started
 */
export function runProgram(program, args, options = {}) {
  const { cwd, env, timeout, endsChildren = false, output = 'captured' } = options;
  const command = commandLine(program, args);
  // A group of its own can be killed whole; without a time limit it stays in the terminal's, for Ctrl+C.
  const group = (timeout !== undefined || endsChildren) && process.platform !== 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      detached: group,
      shell: needsShell(program),
      stdio: ['ignore', output === 'shown' ? 'inherit' : 'pipe', output === 'captured' ? 'pipe' : 'inherit'],
    });
    const texts = { stdout: '', stderr: '' };
    if (child.stdout) child.stdout.setEncoding('utf8').on('data', (text) => (texts.stdout += text));
    if (child.stderr) child.stderr.setEncoding('utf8').on('data', (text) => (texts.stderr += text));
    let timedOut = false;
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            killGroup(child, group);
          }, timeout);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${command}: could not be started: ${error.message}`));
    });
    if (endsChildren) child.once('exit', () => killGroup(child, group));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ command, code, signal, timedOut, ...texts });
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child @param {boolean} group */
function killGroup(child, group) {
  try {
    if (group && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * Runs a program that has to succeed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @throws naming the command, how it ended, and what it wrote to stderr
 */
export async function mustRun(program, args, options) {
  const ended = await runProgram(program, args, options);
  if (ended.code !== 0) throw new Error(failureOf(ended));
  return ended;
}

/** @param {Pick<Ended, 'command' | 'code' | 'signal' | 'stderr'> & { timedOut?: boolean }} ended */
function failureOf({ command, code, signal, timedOut, stderr }) {
  const how = timedOut ? 'was killed after its time limit' : `ended with ${signal || `exit code ${code}`}`;
  const said = stderr.trim();
  return `${command}: ${how}${said === '' ? '' : `\n${said}`}`;
}

/**
 * Runs a program to its end while this process waits.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Pick<RunOptions, 'cwd' | 'env' | 'timeout'>} [options]
 * @returns {Ended & { failure: string | undefined }} `failure` says what is wrong, also when it could not be started
 */
export function runSync(program, args, options = {}) {
  const command = commandLine(program, args);
  const done = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: needsShell(program),
  });
  const ended = {
    command,
    code: done.status,
    signal: done.signal,
    timedOut: Boolean(done.error && /** @type {NodeJS.ErrnoException} */ (done.error).code === 'ETIMEDOUT'),
    stdout: done.stdout || '',
    stderr: done.stderr || '',
  };
  let failure;
  if (done.error && !ended.timedOut) failure = `${command}: could not be started: ${done.error.message}`;
  else if (done.status !== 0) failure = failureOf(ended);
  return { ...ended, failure };
}

/**
 * @param {string} program
 * @param {readonly string[]} [args] with which it says its version and ends
 * @returns whether it can be started, whatever it answers
 */
export const isInstalled = (program, args = ['--version']) =>
  spawnSync(program, args, { stdio: 'ignore', timeout: 30_000 }).error === undefined;
