/** Never reads the channel: closes it when its input ends. */
process.stdin.once('end', () => process.exit()).resume();
