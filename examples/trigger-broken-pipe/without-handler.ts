import '../observe.ts';
import { triggerBrokenPipe } from './trigger-broken-pipe.ts';

const { socket } = await triggerBrokenPipe({ failFirstWrite: true });
socket.write('x');
