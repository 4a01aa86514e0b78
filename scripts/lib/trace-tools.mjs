// @ts-check
/** Finds strace and tcpdump, or gets them, and says whether they may be used. */
import { isInstalled, runSync } from '../../src/lib/spawn.mjs';
import { installFromDebian } from './debian.mjs';
import { heading, Mendable } from './setup.mjs';

const TOOLS = ['strace', 'tcpdump'];

/**
 * Reason for which nothing can be traced on this machine.
 * @returns {string | undefined} what is missing and how to mend it; undefined if all is well
 */
export function whyNoTraces() {
  if (process.platform !== 'linux') return 'traces are made on Linux: strace and /proc are of Linux';
  const missing = TOOLS.filter((tool) => !isInstalled(tool));
  if (missing.length > 0) {
    return `${missing.join(' and ')} not found: install it (Debian: apt-get install ${missing.join(' ')})`;
  }
  // Opens the interface, lists what it could capture, and ends.
  const capture = runSync('tcpdump', ['-i', 'lo', '-L'], { timeout: 5000 });
  if (capture.failure !== undefined) {
    return `tcpdump may not capture (${capture.stderr.trim()}): run this as root, or allow it (setcap cap_net_raw+ep "$(command -v tcpdump)")`;
  }
  const traced = runSync('strace', ['-o', '/dev/null', 'true'], { timeout: 5000 });
  if (traced.failure !== undefined) {
    return `strace may not trace (${traced.stderr.trim()}): run this as root, or allow ptrace (sysctl kernel.yama.ptrace_scope=0)`;
  }
  return undefined;
}

/**
 * Gets what is missing from Debian.
 * @throws {Mendable} saying what to install or to allow
 */
export async function ensureTraceTools() {
  const missing = TOOLS.filter((tool) => !isInstalled(tool));
  if (missing.length > 0) {
    heading(`Getting ${missing.join(' and ')}`);
    await installFromDebian(missing);
  }
  const why = whyNoTraces();
  if (why !== undefined) throw new Mendable(why);
}
