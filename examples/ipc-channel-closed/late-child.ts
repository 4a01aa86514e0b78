/** Sends once more after the parent has closed the channel. */
process.on('message', () => {});
process.once('disconnect', () => {
  process.stdout.write(`connected: ${process.connected}, process.send: ${typeof process.send}\n`);
  process.send?.('one more');
});
process.send?.('ready');
