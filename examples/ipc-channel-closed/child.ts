/** Says that it is there, then waits for messages until the channel closes. */
process.on('message', () => {});
process.send?.('ready');
