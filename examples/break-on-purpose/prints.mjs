/** Waits for the end of its input, then prints. */
process.stdin.once('end', () => process.stdout.write('hello\n')).resume();
