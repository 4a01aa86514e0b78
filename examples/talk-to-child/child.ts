// https://tuberia-rota.example/examples/talk-to-child/child.ts | SPDX-License-Identifier: 0BSD
import { openChannel } from './talk-to-child.ts';

openChannel(process, (body) => {
  if (body === 'leave') process.exit(3);
  return `answer to ${JSON.stringify(body)}`;
});
