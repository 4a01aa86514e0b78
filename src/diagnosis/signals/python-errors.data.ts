/** Errors of Python that several causes are told apart from. */
import { defineSignals } from '../define.ts';

export default defineSignals({
  errors: {
    pyPipe: [
      'brokenpipeerror',
      'ignoring epipe',
      '[errno 32]',
      "32, 'broken pipe'",
      "32, 'epipe'",
      'errno.epipe',
      '[errno 108]',
      '[winerror 232]',
      '[winerror 109]',
    ],
    pyReset: [
      'smtpserverdisconnected',
      'twisted.internet.error.connection*',
      'in a non-clean fashion',
      'connectionreseterror',
      '[errno 104]',
      '[errno 54]',
      '[winerror 10054]',
      "104, 'connection reset by peer'",
    ],
    pyAborted: ['connectionabortederror', '[errno 103]', '[errno 53]', '[winerror 10053]'],
    asyncioSend: [
      'socket.send() raised exception',
      'connectionreseterror: connection lost',
      "connectionreseterror('connection lost'*",
      'cannot write to closing transport',
      'the handler is closed',
      'the transport is closed',
    ],
  },
});
