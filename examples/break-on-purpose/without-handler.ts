import '../observe.ts';
import { nextWriteFails } from './break-on-purpose.ts';

// What a test of a program without an `error` listener shows: the process that runs the test ends.
const { socket } = await nextWriteFails();
socket.write('hello');
