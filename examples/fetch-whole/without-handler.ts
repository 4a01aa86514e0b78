import '../observe.ts';
import { answers, startDying } from './dying-server.ts';

const server = await startDying(answers.close);
const response = await fetch(`${server.url}/menu`);
console.log(response.status);
