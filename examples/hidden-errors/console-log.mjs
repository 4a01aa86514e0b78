/** Prints with console.log, three times, once the end of its input has come. */
import { setImmediate } from 'node:timers';

process.stdin
  .once('end', () => {
    let lines = 0;
    const next = () => {
      console.log('a line');
      lines += 1;
      if (lines < 3) setImmediate(next);
      else process.stderr.write(`lines printed: ${lines}`);
    };
    next();
  })
  .resume();
