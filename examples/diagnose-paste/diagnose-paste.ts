// https://tuberia-rota.example/examples/diagnose-paste/diagnose-paste.ts | SPDX-License-Identifier: 0BSD
/** Certainty of a cause: the text says so; it points that way; it would fit, and so would others. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** A stretch of the text that was given: from `start` up to, but not including, `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One explanation of what was pasted. */
export interface Cause {
  readonly id: string;
  /** Page with the fix: an address without language, such as `/recipes/child-stdin`. */
  readonly page: string;
  /** The page of the error itself, such as `/reference/epipe`. */
  readonly error?: string;
  readonly certainty: Certainty;
  /** Places in the text that say so: the error first, then those that name its stream. */
  readonly evidence: readonly Span[];
  /** A recording (`example/part@runtime`) or a public thread in which this was seen. */
  readonly source: string;
}

/** Question for a text that cannot tell the cause, and the page of each answer. */
export interface Question {
  readonly id: 'writing' | 'reading' | 'python';
  readonly answers: readonly { readonly id: string; readonly page: string }[];
}

/** An error that is no broken pipe. */
export interface Foreign extends Span {
  /** Its code or name as it is usually written: `ENOENT`, `TypeError`. */
  readonly name: string;
}

export interface Diagnosis {
  /** `neighbour`: no broken pipe, but an error that comes from a connection that broke, too. */
  readonly verdict: 'broken-pipe' | 'neighbour' | 'other' | 'nothing';
  /** Best first. */
  readonly causes: readonly Cause[];
  /** There when the first cause names the error but nothing says which stream it was. */
  readonly question?: Question;
  /** Errors of other kinds in the text, in its order. */
  readonly foreign: readonly Foreign[];
  /** Number of steps that the search took, which grows no faster than the text. */
  readonly steps: number;
}

/** One explanation: the signals that must stand in the text, and the pages that it leads to. */
interface Rule {
  readonly id: string;
  /** `pipe`: a broken pipe; `near`: an error that comes from a connection that broke, too. */
  readonly kind: 'pipe' | 'near';
  /** Signals that must all be there, the error first; `a|b`: either. */
  readonly when: readonly string[];
  /** Signals that must not be there. */
  readonly unless?: readonly string[];
  /** Wants the places right before the error: in Python the last frame is the guilty one. */
  readonly beside?: true;
  readonly page: string;
  readonly error?: string;
  readonly certainty: Certainty;
  readonly ask?: Question['id'];
  readonly source: string;
}

/** Spellings of each signal, joined by ` · `. */
type Spellings = Readonly<Record<string, string>>;

// #region signals
/**
 * Signals that are looked for: lower case, no accents, one blank for many, `/` for `\`. A whole word, unless `*` says
 * that it may go on there, or begin earlier; `·` parts one from the next. `~`: only if nothing surer is found. `=`: a
 * field of an error printed above, which begins no new one.
 */
const ERRORS: Spellings = {
  aborted: `
    error: aborted · request aborted · request disconnected* · econnaborted · err! network aborted ·
    error: the request was aborted
  `,
  afterEnd: `
    err_stream_write_after_end · err_stream_already_finished · write after end ·
    cannot call write() after write_eof
  `,
  aggregate: '~aggregateerror',
  asyncioCut: 'incompletereaderror',
  asyncioSend: `
    socket.send() raised exception · connectionreseterror: connection lost ·
    connectionreseterror('connection lost'* · cannot write to closing transport · the handler is closed ·
    the transport is closed
  `,
  brokenPipe: `
    ~broken pipe · ~brokenpipe* · ~broken-pipe · ~tuberia rota · ~tuberias rotas · ~tuber?a rota ·
    ~tuberaa rota · ~tuberi?a rota · ~tuber/303/255a rota · ~tuberia esta rota · ~tubo roto ·
    ~canalizacion rota · ~relais brise · ~datenubergabe unterbrochen · ~pipe quebrado · ~pipe interrotta ·
    ~canalizacion se esta cerrando · ~pipe has been ended · ~pipe is being closed · ~pipe is broken ·
    ~pipe has been broken · ~pipe was closed · ~canalizacion se ha finalizado · ~断开的管道 · ~パイプが切断されました ·
    ~обрыв канала
  `,
  bunRead: 'broken pipe, read · connection reset by peer, read',
  channelGone: 'channelgone: the other process*',
  clientLeft: 'clientleft: the client left*',
  closedByUs: 'use of closed network connection',
  closedWords: `
    ~connection terminated · ~connection closed · ~channel closed · ~connection is closed ·
    ~connection was closed · ~connection lost · ~connection ended · ~connection has been closed ·
    ~client is closed · ~stream connection ended · ~unexpected close · ~connection failure · ~closed
  `,
  commandFailed: 'command failed:*',
  connectReset: 'connect econnreset*',
  connectionLost: `
    ~connection lost · ~lost connection to* · ~connection closed · ~connection was closed ·
    ~connection terminated · ~connection ended · ~connection has been closed · ~unexpected socket close ·
    ~connection unexpectedly closed
  `,
  crash: "~throw er; // unhandled 'error' event · ~unhandled 'error' event",
  cutShort: `
    incompleteread · incompleteread(* · chunkedencodingerror · response ended prematurely ·
    connection broken:* · invalidchunklength* · clientpayloaderror · response payload is not completed ·
    transferencodingerror · without sending complete message body · transfer closed with ·
    not enough data for satisfy content length header
  `,
  database: `
    connection terminated unexpectedly · connection terminated due to* · terminating connection due to* ·
    protocol_connection_lost · connection lost: the server closed the connection ·
    ~the server closed the connection · server has gone away · server closed the connection unexpectedly ·
    ssl connection has been closed unexpectedly · lost connection to mysql server* · ssl syscall error ·
    could not receive data from server · could not send data to server · terminando la conexion debido a* ·
    el servidor cerro la conexion inesperadamente · se ha cerrado la conexion ssl inesperadamente ·
    la conexion ssl se ha cerrado inesperadamente · connection already closed ·
    communications link failure* · mongonetworkerror · server has closed the connection · ora-03113 ·
    ora-03114 · client has encountered a connection error and is not queryable · socket closed unexpectedly ·
    poolclearederror · can't add new command when connection is in closed state
  `,
  denoPipe: `
    brokenpipe: broken pipe (os error 32) · uncaught brokenpipe · errors.brokenpipe · brokenpipe: broken pipe
  `,
  denoPipeline: 'k is not a constructor',
  denoReset: 'connectionreset: connection reset by peer (os error*',
  destroyed: `
    err_stream_destroyed · after a stream was destroyed · err_socket_closed · error: socket is closed ·
    this socket is closed · write ecanceled · shutdown ecanceled
  `,
  emptyReply: 'empty reply from server',
  eofError: 'eoferror',
  epipe: `
    write epipe* · epipe: broken pipe* · error: epipe · epipe error · =code: 'epipe' · =code: "epipe" ·
    ="code":"epipe" · ="code": "epipe" · =code=epipe · =errno: 'epipe' · =errno: -32 · =errno: -4047 ·
    ="errno":-32 · err! code epipe · err! errno epipe · error code epipe · write eof · end of file, write ·
    ~epipe
  `,
  errnoPipe: `
    errno=32 broken pipe* · errno=32 · errno = 32 · errno: 32 · errno:32 · errno(32) · , errno 32 ·
    got errno 32 · errno is 32 · error 32 while writing* · broken pipe or closed connection
  `,
  errnoReset: `
    errno=104* · , errno 104 · errno = 104 · errno: 104 · errno:104 · errno(104) · error 104 while *
  `,
  fetchCut: `
    typeerror: terminated · error: terminated · reading a body from connection · hpe_invalid_eof_state ·
    invalid eof state · und_err_res_content_length_mismatch · response body length does not match
  `,
  fetchFailed: `
    fetch failed · error sending request* · connection closed before message completed ·
    socket connection was closed unexpectedly
  `,
  gitHungUp: '~remote end hung up · ~unexpected disconnect while reading* · ~early eof',
  goPipe: `
    write: broken pipe · write |1: broken pipe · write /dev/stdout: broken pipe · syscall.epipe ·
    errno::epipe · io: read/write on closed pipe
  `,
  handshake: 'before secure tls connection was established · client network socket disconnected*',
  hangUp: 'socket hang up*',
  http2: `
    err_http2_* · nghttp2_* · session closed with error code · stream closed with error code ·
    http/2 error* · stream was terminated by peer* · the session has been destroyed ·
    the stream has been destroyed · after receiving a goaway · goaway · was not closed cleanly · rst_stream ·
    rst stream
  `,
  inUse: 'eaddrinuse',
  ipc: `
    err_ipc_channel_closed · error: channel closed · err_ipc_disconnected ·
    ipc channel is already disconnected · the message port has been closed*
  `,
  javaPipe: `
    java.io.ioexception: broken pipe · ioexception: broken pipe · clientabortexception ·
    ioexception: pipe closed · ioexception: pipe broken · socketexception: broken pipe*
  `,
  mcpClosed: '-32000: connection closed',
  nginxClient: `
    while sending to client · while sending response to client · core_output_filter* ·
    ap_pass_brigade failed*
  `,
  nginxLeft: 'client prematurely closed connection · client closed connection while*',
  nginxSend: 'send() failed (32* · writev() failed (32* · sendfile() failed (32* · ssl_write() failed (32*',
  nginxUpstream: `
    upstream prematurely closed* · while reading response header from upstream · while reading upstream ·
    while sending request to upstream
  `,
  ownPipe: 'this socket has been ended by the other party',
  peerRefused: `
    ~connection refused · ~conexion rehusada · ~conexi?n rehusada · ~conexion rechazada ·
    ~connexion refusee · ~verbindungsaufbau abgelehnt · ~conexao recusada · ~actively refused it ·
    ~denego expresamente dicha conexion
  `,
  peerReset: `
    ~connection reset by peer · ~connection reset · ~connection was reset · ~connection has been reset ·
    ~conexion reinicializada por la maquina remota · ~conexion reinicializada · ~conexi?n reinicializada* ·
    ~conexion restablecida por* · ~connexion re-initialisee par le correspondant ·
    ~vom kommunikationspartner zuruckgesetzt · ~conexao fechada pela outra ponta ·
    ~forcibly closed by the remote host · ~interrupcion de una conexion existente*
  `,
  premature: 'err_stream_premature_close · premature close',
  pyAborted: 'connectionabortederror · [errno 103] · [errno 53] · [winerror 10053]',
  pyGone: `
    remotedisconnected · remote end closed connection without response · badstatusline ·
    server disconnected without sending a response · connection was closed before we received* ·
    serverdisconnectederror
  `,
  pyPipe: `
    brokenpipeerror · ignoring epipe · [errno 32] · 32, 'broken pipe' · 32, 'epipe' · errno.epipe ·
    [errno 108] · [winerror 232] · [winerror 109]
  `,
  pyPool: 'brokenprocesspool · terminated abruptly while the future was running',
  pyRefused: 'connectionrefusederror · [errno 111] · [errno 61] · [winerror 10061]',
  pyReset: `
    smtpserverdisconnected · twisted.internet.error.connection* · in a non-clean fashion ·
    connectionreseterror · [errno 104] · [errno 54] · [winerror 10054] · 104, 'connection reset by peer'
  `,
  pyStdoutGone: `
    close failed in file object destructor · sys.excepthook is missing · lost sys.stderr ·
    exception ignored in: <_io.textiowrapper name='<stdout>'*
  `,
  pyWebGone: `
    clientdisconnect · clientdisconnected · streamclosederror · probably the client disconnected* ·
    oserror: write error · ioerror: write error
  `,
  refused: `
    econnrefused · connect econnrefused* · err_connection_refused · =errno: -111 · =errno: -4078 ·
    connection refused (os error*
  `,
  reset: `
    read econnreset* · write econnreset* · connect econnreset · error: econnreset · econnreset ·
    =errno: -104 · =errno: -4077 · ="errno":-104 · err_connection_reset · connection reset by peer (os error*
  `,
  rustPipe: `
    broken pipe (os error 32) · kind: brokenpipe · errorkind::brokenpipe · code: 32, kind: brokenpipe*
  `,
  rustPrint: 'failed printing to stdout',
  shell: `
    write error: broken pipe · write error: stdout · standard output: broken pipe · stdout: broken pipe ·
    zsh: broken pipe* · write failed: broken pipe · error de escritura: tuberia rota ·
    salida estandar: tuberia rota · erreur d'ecriture: relais brise* · erreur d'ecriture : relais brise* ·
    erro de gravacao: pipe quebrado* · errore di scrittura: pipe interrotta* ·
    schreibfehler: datenubergabe unterbrochen* · write error: tuberia rota ·
    fallo de escritura: tuberia rota · write error: pipe closed · fflush failed: standard output ·
    unable to write to standard output · unable to flush stdout · standard output': broken pipe ·
    salida estandar': tuberia rota · standard output" failed: broken pipe ·
    stdout): write error: broken pipe · write failure (broken pipe* · cannot write: broken pipe ·
    to stdout: broken pipe · write failure on standard output: broken pipe ·
    error writing output file: broken pipe · error writing to output: broken pipe ·
    on <stdout> (broken pipe* · to '-' (broken pipe* · to "-" (broken pipe* · a "-" (tuberia rota* ·
    a «-» (tuberia rota* · a '-' (tuberia rota* · nach »-« nicht moglich* · nach "-" nicht moglich* ·
    failed writing body · failure writing output to destination
  `,
  sigpipe: `
    exit code 141 · exit code: 141 · exit code is 141 · exit status 141 · exit status: 141 · exitcode 141 ·
    exitcode: 141 · "exitcode":141 · exited with code 141 · exited with 141 · exited with status 141 ·
    exited with exit code 141 · exited 141 · returned exit code 141 · returned 141 · return code 141 ·
    failed with code 141 · failed with exit code 141 · finished with exit code 141 ·
    terminated with exit code 141 · ended with code 141 · status 141 · code 141 · code: 141 · code=141 ·
    rc=141 · error 141 · exit 141 · salida 141 · codigo 141 · estado 141 · signal 13 · sigpipe · exit(141) ·
    status -13 · code -13 · signal: broken pipe · 13/pipe · signal=pipe · exited (141) · status=141 ·
    exitcode=141 · exit_code=141 · exit_code: 141 · "exit_code":141 · exit-code 141 · exit=141 ·
    signal (broken pipe* · senal (tuberia rota* · exit: 141 · rc: 141 · retcode 141 · ret=141 · 141 141 ·
    141 0 0
  `,
  ssh: `
    client_loop: send disconnect · packet_write_wait · packet_write_poll · send disconnect: broken pipe ·
    write failed: broken pipe · connection closed by remote host · mux_client* ·
    couldn't send packet: broken pipe · rsync: [*
  `,
  terminalGone: 'write eio · eio: i/o error, write',
  tlsEof: `
    ssleoferror · eof occurred in violation of protocol · unexpected_eof_while_reading ·
    unexpected eof while reading · ssl_error_syscall · tlsclienterror
  `,
  unableToPipe: `
    err_stream_unable_to_pipe · cannot pipe to a closed or destroyed stream · err_stream_cannot_pipe ·
    cannot pipe, not readable
  `,
  undici: 'und_err_socket · other side closed · socketerror:* · \'socketerror\' · "socketerror"',
  webSocket: `
    websocket is not open · closed before the connection is established ·
    closed before the connection was established · already in closing or closed state ·
    websocketclosederror · code 1006 · close 1006 · code: 1006 · code=1006 · 1006 abnormal* · (1006) ·
    connectionclosederror · no close frame received · without closing handshake
  `,
  workerDied: 'workerdied: a worker process*',
};

/** Signs of where an error came from: frames, libraries, commands. */
const PLACES: Spellings = {
  allRejected: 'all promises were rejected',
  app: 'tauri* · desktop app · systemd · launchd · parent process',
  begins: `
    traceback (most recent call last)* · throw er; · unhandled 'error' event · exception ignored in* ·
    node:events:* · events.js:*
  `,
  bun: 'bun v* · bun · internal:streams/* · internal:fs/*',
  cause: '[cause]:* · caused by* · cause:',
  child: `
    child.stdin · proc.stdin · *writestdin* · *sendstdin* · *tostdin* · childprocess* · stdin.write ·
    stdin.end · stdin.close · .stdin · child stdin · fluent-ffmpeg · ffmpeg* · esbuild ·
    the service was stopped · the service is no longer running · execa · spawnsync* · execsync ·
    execfilesync* · spawn · pipetransport* · puppeteer* · playwright* · imagemagick · graphicsmagick ·
    node_modules/gm/* · sass-embedded* · stdioclienttransport* · client/stdio.js* · jest-worker* · phantom* ·
    wkhtmltopdf* · hugo · sendmail · miniflare* · workerd · generatorprocess* · avconv*
  `,
  closing: 'sigterm · sigint · shutdown · shutting down · rolling update',
  cluster: 'internal/cluster/* · node:cluster* · cluster.js* · worker.send · cluster',
  deno: '(ext:deno* · ext:* · deno · uncaught (in promise)',
  electron: 'electron* · app.asar* · in the main process · browser_init · node:electron/*',
  fastWrite: 'writefast',
  fsWrite: 'broken pipe, write',
  goTls: 'tls: failed to send closenotify*',
  http2Frame: `
    http2session* · http2stream* · http2/core* · internal/http2* · node:http2* · clienthttp2* ·
    serverhttp2* · spdy* · http2
  `,
  httpClient: `
    clientrequest* · _http_client* · axios* · follow-redirects* · node_modules/got/* ·
    node_modules/request/* · node-fetch* · superagent · supertest · requesterror* · fetcherror* ·
    node_modules/needle/* · aws-sdk* · @aws-sdk* · googleapis · gaxios* · https.request · http.request ·
    undici* · form-data · putobject
  `,
  httpServer: `
    serverresponse* · _http_server* · node_modules/express/* · node_modules/koa* · node_modules/fastify* ·
    @fastify* · @hapi* · @nestjs* · next/dist/* · next-server* · node_modules/compression* ·
    node_modules/send/* · res.write · res.end · res.send · reply.send · response.write · response.end ·
    express · koa · <original node re*
  `,
  ipcSend: `
    target._send · target.send · process.send · internal/cluster/* · node:cluster* · cluster.js* ·
    childprocess.send · childprocess.target* · process.target* · worker.send
  `,
  javaWeb: `
    clientabortexception* · org.apache.catalina* · org.eclipse.jetty* · undertow* · springframework*
  `,
  library: `
    node_modules/pg/* · node_modules/pg-* · pg-pool · node_modules/mysql* · mysql* · mongodb* · mongo* ·
    mongoose* · ioredis* · redis* · redisclient* · tedious · typeorm* · sequelize* · prismaclient* ·
    @prisma/client/* · knex* · sqlalchemy* · psycopg* · pymysql* · postgres* · amqplib* · kafkajs* · pika ·
    oracledb · mssql · cassandra-driver* · kombu.exceptions* · while writing to socket ·
    while reading from socket · illegaloperationerror
  `,
  mcpClient: 'stdioclienttransport* · client/stdio.js*',
  nodeSync: 'writesync* · fs.js:* · node:fs:* · object.writesync',
  ownStdin: 'sys.stdin',
  phpMessage: 'php message*',
  piped: 'ondata* · readable.pipe · .pipe',
  proxy: `
    proxy error* · proxy socket error* · http-proxy* · could not proxy* · to proxy · proxying* · [hpm]* ·
    ws proxy* · node_modules/proxy* · http proxy · reverseproxy* · failed to proxy* · proxyreq*
  `,
  proxyOption: 'proxy: · "proxy": · proxy environment variables*',
  proxyWord: 'proxy · proxies · tunnel · http connect',
  pyChild: `
    subprocess.py* · communicate* · stdin.write* · stdin.close* · stdin.flush* · .stdin · popen* ·
    subprocess · _stdin_write
  `,
  pyChildWrite: 'communicate* · stdin.write* · stdin.close* · stdin.flush* · _stdin_write',
  pyHandshake: 'do_handshake*',
  pyMany: `
    multiprocessing* · billiard* · process process-* · forkpoolworker* · spawnpoolworker* ·
    concurrent/futures* · concurrent.futures* · dataloader* · resource_sharer* · spawn_main* · _send_bytes ·
    queuefeederthread · joblib* · popen_spawn* · popen_fork* · forkingpickler* · reduction.py*
  `,
  pyPrint: `
    print(* · sys.stdout* · <stdout> · stdout.flush · stdout.write · click.echo · exception ignored* ·
    logging/__init__.py* · close failed in file object destructor · sys.excepthook is missing ·
    lost sys.stderr
  `,
  pyRequest: `
    http/client.py* · httplib* · urllib3* · requests/* · requests.exceptions* · urllib/request.py* ·
    urllib2* · httpx* · aiohttp/client* · httpcore* · connection aborted* · botocore* · protocolerror* ·
    urlopen* · boto* · clientoserror
  `,
  pySocket: `
    sendall* · sock.send* · socket.py* · asyncio* · streams.py* · drain* · conn.send* · socket.send* ·
    s.send* · self.send* · client.send* · skt · paramiko* · selector_events*
  `,
  pyTool: 'ffmpeg*',
  pyWeb: `
    socketserver* · http/server.py* · basehttpserver* · simplehttpserver* · wsgiref* · werkzeug* · django* ·
    gunicorn* · uwsgi* · uvicorn* · flask* · tornado* · aiohttp/web* · wfile* · runserver · wsgi* ·
    hypercorn* · cherrypy* · bottle* · broken pipe from* · exception happened during processing* ·
    exception occurred during processing* · ignoring epipe
  `,
  reader: `
    | head* · | less · | more · | grep* · |head* · |less · | tail* · | sed* · | fzf · | jq* · | tee* ·
    | awk* · | wc* · | true · | pino* · | bunyan* · | npx* · | node* · | cat · | sort* · | uniq* · | xargs* ·
    | python*
  `,
  remoteLog: `
    syslog* · winston-syslog* · logstash* · graylog* · gelf* · loggly* · papertrail* · fluent-logger*
  `,
  sending: '_send_output* · endheaders* · in send',
  service: `
    pm2 · systemd · winston · pino · *logger._log* · *logger.log* · log4js · bunyan · nohup ·
    node_modules/debug/* · morgan · supervisor* · sonic-boom · signale · consola · loglevel · concurrently ·
    nodemon
  `,
  spawnFailed: "posix_spawn* · spawn enoent · syscall: 'spawn* · spawn failed",
  stderr: '<stderr>',
  stdioServer: `
    stdioservertransport* · server/stdio.js* · languageserver* · language-server* · language server* ·
    vscode-jsonrpc · vscode-languageserver* · streammessagewriter* · mcp server · mcp-server* · *mcpserver* ·
    mcp · server transport · client transport · dispatcherconnection* · connection to server got closed* ·
    "jsonrpc" · @modelcontextprotocol* · lsp
  `,
  stdout: `
    process.stdout · stdout.write* · to stdout · on stdout · stdout epipe · <stdout> · standard output ·
    console.log · console.error · console.info · console.warn · console.value · internal/console/* ·
    console.js:* · console.<anonymous> · syncwritestream* · ttywritestream* · fd: 1 · fd: 2 ·
    _process/streams.mjs · salida estandar · *logstdout* · *tostdout* · *writestdout*
  `,
  sync: 'spawnsync* · execsync* · execfilesync*',
  timeout: 'timeout of* · etimedout · timed out · esockettimedout',
  tls: `
    tlssocket* · tlswrap* · _tls_wrap* · tls/wrap* · node:tls* · tls.js:* · ssl.py* · _ssl.c* · sslsocket* ·
    encryptedstream* · cleartextstream* · securepair* · node:_tls_*
  `,
  tlsHangUp: 'tlssocket.onhangup*',
  toUpstream: 'while sending request to upstream',
  unhandled: "unhandled 'error' event · emitted 'error' event* · throw er;",
  unixSocket: '.sock · docker.sock · pipeconnectwrap* · unix:* · .ipc',
  webSocketLib: `
    node_modules/ws/* · websocket* · websockets · baileys* · discord.js* · gateway.discord* · socket.io* ·
    engine.io* · faye-websocket* · sockjs* · node_modules/websocket* · ws:* · wss:* · puppeteer-core/*ws*
  `,
};

/** Errors that have nothing to do with a broken pipe, by their name. */
export const FOREIGN: Readonly<Record<string, string>> = {
  ENOENT: `
    enoent · filenotfounderror · no such file or directory · no existe el fichero o el directorio ·
    no existe el archivo o el directorio
  `,
  EADDRINUSE: 'eaddrinuse · address already in use · la direccion ya se esta usando',
  EADDRNOTAVAIL: 'eaddrnotavail · cannot assign requested address',
  ETIMEDOUT: `
    etimedout · esockettimedout · timeouterror · und_err_connect_timeout · und_err_headers_timeout ·
    und_err_body_timeout · timeout of* · connecttimeout* · readtimeout* · connection timed out ·
    expiro el tiempo de conexion
  `,
  EACCES: 'eacces · permissionerror · permission denied · permiso denegado',
  EPERM: 'eperm · operation not permitted',
  ENOTFOUND: 'enotfound · gaierror · name or service not known · could not resolve host · name resolution*',
  EAI_AGAIN: 'eai_again',
  EMFILE: 'emfile · enfile · too many open files',
  ENOSPC: 'enospc · no space left on device · no queda espacio en el dispositivo',
  ENOMEM: `
    enomem · cannot allocate memory · heap out of memory · memoryerror · oomkilled · allocation failed ·
    exit code 137
  `,
  EEXIST: 'eexist · fileexistserror · file exists · el archivo ya existe · el fichero ya existe',
  EISDIR: 'eisdir · isadirectoryerror · is a directory · es un directorio',
  ENOTDIR: 'enotdir · notadirectoryerror · not a directory · no es un directorio',
  ENOTEMPTY: 'enotempty · directory not empty',
  EBUSY: 'ebusy · resource busy · dispositivo o recurso ocupado',
  EROFS: 'erofs · read-only file system',
  EXDEV: 'exdev · invalid cross-device link',
  EIO: `
    write eio · read eio · input/output error · error de entrada/salida · getaddrinfo eio · eio: i/o error*
  `,
  EBADF: 'ebadf · bad file descriptor',
  EINVAL: 'einval · invalid argument · argumento invalido',
  EAGAIN: 'eagain · resource temporarily unavailable · blockingioerror',
  ECANCELED: 'ecanceled',
  'Command failed': 'command failed · calledprocesserror',
  'spawn failed': 'error: spawn failed',
  'not implemented': 'not yet implemented · err_method_not_implemented · notimplementederror',
  ENXIO: 'enxio · no such device or address',
  EHOSTUNREACH: 'ehostunreach · no route to host',
  ENETUNREACH: 'enetunreach · network is unreachable',
  ENOTCONN: 'enotconn · endpoint is not connected · socket is not connected',
  EPROTO: 'eproto · wrong version number',
  EBADENGINE: 'ebadengine',
  ERESOLVE: 'eresolve',
  ELIFECYCLE: 'elifecycle',
  MODULE_NOT_FOUND: `
    module_not_found · err_module_not_found · cannot find module · can't resolve · modulenotfounderror ·
    importerror · cannot find package
  `,
  ERR_REQUIRE_ESM: 'err_require_esm · require() of es module · cannot use import statement outside a module',
  ERR_HTTP_HEADERS_SENT: 'err_http_headers_sent · cannot set headers after they are sent*',
  ERR_INVALID_ARG_TYPE: 'err_invalid_arg_type · err_invalid_arg_value',
  ERR_OSSL_EVP_UNSUPPORTED: 'err_ossl_evp_unsupported · digital envelope routines*',
  ERR_UNHANDLED_REJECTION: 'err_unhandled_rejection',
  CERT: `
    cert_has_expired · self signed certificate · self-signed certificate · depth_zero_self_signed_cert ·
    self_signed_cert_in_chain · unable_to_verify_leaf_signature · unable_to_get_issuer_cert* ·
    certificate_verify_failed · certificate verify failed · err_tls_cert_altname_invalid ·
    certificate has expired · unable to verify the first certificate
  `,
  CORS: 'blocked by cors policy · access-control-allow-origin',
  HPE_: 'hpe_* · parse error: expected http* · httpparsererror · malformed_http_response*',
  TypeError: 'typeerror',
  ReferenceError: 'referenceerror',
  RangeError: 'rangeerror · maximum call stack size exceeded',
  SyntaxError: `
    syntaxerror · unexpected token* · indentationerror · in json at position* · character after json*
  `,
  AssertionError: 'assertionerror · err_assertion',
  AbortError: 'aborterror · abort_err · the operation was aborted* · signal has been aborted',
  UnicodeDecodeError: 'unicodedecodeerror',
  UnicodeEncodeError: 'unicodeencodeerror',
  KeyError: 'keyerror',
  ValueError: 'valueerror',
  IndexError: 'indexerror',
  EOFError: 'eof when reading a line · ran out of input',
  AttributeError: 'attributeerror',
  NameError: 'nameerror',
  ZeroDivisionError: 'zerodivisionerror',
  RecursionError: 'recursionerror',
  RuntimeError: 'runtimeerror',
  KeyboardInterrupt: 'keyboardinterrupt',
  SIGSEGV: 'sigsegv · segmentation fault · violacion de segmento · exit code 139',
  SIGKILL: 'sigkill',
  'command not found': `
    command not found · orden no encontrada · is not recognized as an internal or external command ·
    no se reconoce como un comando*
  `,
  'HTTP 4xx': `
    status code 4* · response code: 4* · rpc failed; http 4* · returned error: 4* · 401 unauthorized ·
    403 forbidden · 404 not found · 413 request entity too large · 413 payload too large ·
    429 too many requests
  `,
  'HTTP 5xx': `
    status code 5* · response code: 5* · rpc failed; http 5* · returned error: 5* ·
    500 internal server error · 502 bad gateway · 503 service* · 504 gateway*
  `,
};
// #endregion signals

// #region rules
/** Best first: of those that hold for one error, the earlier is the better explanation. */
export const RULES: readonly Rule[] = [
  {
    id: 'ended-by-peer',
    kind: 'pipe',
    when: ['ownPipe'],
    page: '/reference/ended-by-the-other-party',
    certainty: 'certain',
    source: 'write-after-fin/without-handler@node-20',
  },
  {
    id: 'sync-child',
    kind: 'pipe',
    when: ['epipe', 'sync'],
    page: '/recipes/child-stdin',
    error: '/reference/epipe',
    certainty: 'certain',
    source: 'child-input-questions/demo-spawn-sync@node-20',
  },
  {
    id: 'child-not-started',
    kind: 'pipe',
    when: ['epipe', 'spawnFailed'],
    page: '/recipes/child-stdin',
    error: '/reference/epipe',
    certainty: 'certain',
    source: 'child-input-questions/demo-not-started@node-20',
  },
  {
    id: 'tls-hang-up',
    kind: 'near',
    when: ['hangUp', 'tlsHangUp'],
    page: '/reference/tls-errors',
    error: '/reference/econnreset',
    certainty: 'certain',
    source: 'https://github.com/firebase/firebase-tools/issues/1309',
  },
  {
    id: 'connect-reset',
    kind: 'near',
    when: ['connectReset'],
    page: '/reference/econnreset',
    certainty: 'certain',
    source: 'https://github.com/netlify/cli/issues/7952',
  },
  {
    id: 'proxy',
    kind: 'pipe',
    when: ['epipe', 'proxy'],
    page: '/recipes/proxy',
    error: '/reference/epipe',
    certainty: 'certain',
    source: 'https://github.com/vitejs/vite/issues/9391',
  },
  {
    id: 'proxy-reset',
    kind: 'near',
    when: ['reset|hangUp|aborted', 'proxy'],
    page: '/recipes/proxy',
    error: '/reference/econnreset',
    certainty: 'certain',
    source: 'https://github.com/chimurai/http-proxy-middleware/issues/40',
  },
  {
    id: 'http2',
    kind: 'near',
    when: ['http2'],
    page: '/reference/http2-errors',
    certainty: 'certain',
    source: 'survive-http2-peers/without-handler@node-20',
  },
  {
    id: 'fetch-refused',
    kind: 'near',
    when: ['refused', 'fetchFailed'],
    page: '/reference/econnrefused',
    error: '/reference/und-err-socket',
    certainty: 'certain',
    source: 'fetch-whole/demo-look-alikes@deno',
  },
  {
    id: 'refused',
    kind: 'near',
    when: ['refused|pyRefused'],
    page: '/reference/econnrefused',
    certainty: 'certain',
    source: 'connection-refused/without-handler@node-20',
  },
  {
    id: 'database-closed',
    kind: 'near',
    when: ['database'],
    page: '/recipes/database-idle',
    certainty: 'certain',
    source: 'query-after-idle/without-handler@node-20',
  },
  {
    id: 'database-write',
    kind: 'pipe',
    when: ['epipe|pyPipe|brokenPipe|errnoPipe|goPipe|javaPipe', 'library'],
    page: '/recipes/database-idle',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/brianc/node-postgres/issues/1324',
  },
  {
    id: 'database-reset',
    kind: 'near',
    when: ['reset|hangUp|pyReset|peerReset|errnoReset', 'library'],
    page: '/recipes/database-idle',
    error: '/reference/econnreset',
    certainty: 'likely',
    source: 'https://github.com/brianc/node-postgres/issues/1324',
  },
  {
    id: 'database-says-closed',
    kind: 'near',
    when: ['closedWords', 'library'],
    page: '/recipes/database-idle',
    certainty: 'possible',
    source: 'https://github.com/brianc/node-postgres/issues/1165',
  },
  {
    id: 'websocket-closed',
    kind: 'near',
    when: ['webSocket'],
    page: '/recipes/websocket',
    certainty: 'certain',
    source: 'survive-websocket-peers/demo-errors@node-20',
  },
  {
    id: 'websocket-says-closed',
    kind: 'near',
    when: ['closedWords', 'webSocketLib'],
    page: '/recipes/websocket',
    certainty: 'possible',
    source: 'https://github.com/adiwajshing/Baileys/issues/1472',
  },
  {
    id: 'websocket-write',
    kind: 'pipe',
    when: ['epipe', 'webSocketLib'],
    page: '/recipes/websocket',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/websockets/ws/issues/1256',
  },
  {
    id: 'websocket-reset',
    kind: 'near',
    when: ['reset|hangUp', 'webSocketLib'],
    page: '/recipes/websocket',
    error: '/reference/econnreset',
    certainty: 'likely',
    source: 'survive-websocket-peers/without-handler@node-26',
  },
  {
    id: 'http2-write',
    kind: 'pipe',
    when: ['epipe', 'http2Frame'],
    page: '/recipes/http2',
    error: '/reference/http2-errors',
    certainty: 'likely',
    source: 'https://github.com/nodejs/node/issues/38258',
  },
  {
    id: 'tls-handshake',
    kind: 'near',
    when: ['handshake'],
    page: '/reference/tls-errors',
    certainty: 'certain',
    source: 'lose-a-tls-peer/without-handler@node-20',
  },
  {
    id: 'tls-eof',
    kind: 'near',
    when: ['tlsEof'],
    page: '/reference/tls-errors',
    certainty: 'certain',
    source: 'survive-tls-peers/demo@python-3',
  },
  {
    id: 'mcp-closed',
    kind: 'near',
    when: ['mcpClosed'],
    page: '/recipes/stdio-server',
    certainty: 'likely',
    source: 'https://github.com/modelcontextprotocol/typescript-sdk/issues/1049',
  },
  {
    id: 'mcp-client',
    kind: 'pipe',
    when: ['epipe', 'mcpClient'],
    page: '/recipes/child-stdin',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/modelcontextprotocol/typescript-sdk/issues/564',
  },
  {
    id: 'stdio-server',
    kind: 'pipe',
    when: ['epipe', 'stdioServer'],
    page: '/recipes/stdio-server',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/modelcontextprotocol/typescript-sdk/issues/564',
  },
  {
    id: 'electron-stdout',
    kind: 'pipe',
    when: ['epipe', 'electron'],
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/electron/electron/issues/13254',
  },
  {
    id: 'service-stdout',
    kind: 'pipe',
    when: ['epipe', 'stdout|fsWrite|fastWrite', 'service'],
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/Unitech/pm2/issues/4325',
  },
  {
    id: 'stdout',
    kind: 'pipe',
    when: ['epipe', 'stdout'],
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    certainty: 'certain',
    source: 'end-when-reader-leaves/without-handler@deno',
  },
  {
    id: 'logger-socket',
    kind: 'pipe',
    when: ['epipe', 'remoteLog'],
    page: '/recipes/reconnect',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/LandOfTheRair/LandOfTheRair/issues/413',
  },
  {
    id: 'logger-stdout',
    kind: 'pipe',
    when: ['epipe', 'service'],
    unless: ['reader'],
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    certainty: 'possible',
    source: 'https://github.com/winstonjs/winston/issues/1364',
  },
  {
    id: 'sync-stdout',
    kind: 'pipe',
    when: ['epipe', 'fsWrite', 'nodeSync'],
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/nodejs/node/issues/947',
  },
  {
    id: 'ipc-write',
    kind: 'pipe',
    when: ['epipe', 'ipcSend'],
    unless: ['sync'],
    page: '/recipes/ipc-and-cluster',
    error: '/reference/err-ipc-channel-closed',
    certainty: 'likely',
    source: 'https://github.com/facebook/jest/issues/10577',
  },
  {
    id: 'child-stdin',
    kind: 'pipe',
    when: ['epipe', 'child'],
    page: '/recipes/child-stdin',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/evanw/esbuild/issues/1566',
  },
  {
    id: 'fast-write',
    kind: 'pipe',
    when: ['epipe', 'fastWrite'],
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    ask: 'writing',
    source: 'end-when-reader-leaves/without-handler@bun',
  },
  {
    id: 'request-body',
    kind: 'pipe',
    when: ['epipe', 'httpClient'],
    page: '/recipes/upload-answered-early',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'answer-upload-early/without-handler@node-20',
  },
  {
    id: 'response',
    kind: 'pipe',
    when: ['epipe', 'httpServer'],
    page: '/recipes/client-leaves',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/expressjs/express/issues/3189',
  },
  {
    id: 'tls-write',
    kind: 'pipe',
    when: ['epipe', 'tls'],
    page: '/recipes/tls',
    error: '/reference/tls-errors',
    certainty: 'likely',
    source: 'https://github.com/nodejs/node/issues/13263',
  },
  {
    id: 'reader-left',
    kind: 'pipe',
    when: ['epipe', 'reader'],
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/nodejs/node/issues/947',
  },
  {
    id: 'unix-socket',
    kind: 'pipe',
    when: ['epipe', 'unixSocket'],
    page: '/recipes/unix-sockets',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'serve-unix-socket/without-handler@node-20',
  },
  {
    id: 'bun-read',
    kind: 'near',
    when: ['bunRead'],
    page: '/reference/bun-and-deno',
    error: '/reference/econnreset',
    certainty: 'certain',
    source: 'write-with-native-apis/demo-socket@bun',
  },
  {
    id: 'bun-write',
    kind: 'pipe',
    when: ['epipe', 'fsWrite', 'bun'],
    page: '/reference/bun-and-deno',
    error: '/reference/epipe',
    certainty: 'certain',
    source: 'write-with-native-apis/without-handler@bun',
  },
  {
    id: 'fetch-cut',
    kind: 'near',
    when: ['undici|fetchCut'],
    page: '/reference/und-err-socket',
    certainty: 'certain',
    source: 'fetch-whole/without-handler@node-20',
  },
  {
    id: 'fetch-failed',
    kind: 'near',
    when: ['fetchFailed'],
    unless: ['ENOTFOUND', 'EAI_AGAIN', 'CERT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'HPE_'],
    page: '/reference/und-err-socket',
    certainty: 'likely',
    source: 'connection-reset/demo-fetch@node-20',
  },
  {
    id: 'premature-close',
    kind: 'near',
    when: ['premature'],
    page: '/reference/err-stream-premature-close',
    certainty: 'certain',
    source: 'premature-close/without-handler@node-20',
  },
  {
    id: 'module-client-left',
    kind: 'near',
    when: ['clientLeft'],
    page: '/recipes/client-leaves',
    certainty: 'certain',
    source: 'stop-when-client-leaves/demo-in-fastify@node-20',
  },
  {
    id: 'response-unfinished',
    kind: 'near',
    when: ['premature', 'httpServer'],
    page: '/recipes/client-leaves',
    error: '/reference/err-stream-premature-close',
    certainty: 'likely',
    source: 'stop-when-client-leaves/without-handler@node-20',
  },
  {
    id: 'write-after-end',
    kind: 'near',
    when: ['afterEnd'],
    page: '/reference/err-stream-write-after-end',
    certainty: 'certain',
    source: 'write-after-end/without-handler@node-20',
  },
  {
    id: 'write-after-destroy',
    kind: 'near',
    when: ['destroyed'],
    page: '/reference/err-stream-destroyed',
    certainty: 'certain',
    source: 'write-after-destroy/without-handler@node-20',
  },
  {
    id: 'pipe-into-closed',
    kind: 'near',
    when: ['unableToPipe'],
    page: '/reference/err-stream-unable-to-pipe',
    certainty: 'certain',
    source: 'pipe-into-closed/without-handler@node-20',
  },
  {
    id: 'pipe-into-closed-deno',
    kind: 'near',
    when: ['denoPipeline'],
    page: '/reference/err-stream-unable-to-pipe',
    certainty: 'likely',
    source: 'pipe-into-closed/without-handler@deno',
  },
  {
    id: 'module-channel-gone',
    kind: 'near',
    when: ['channelGone'],
    page: '/recipes/ipc-and-cluster',
    error: '/reference/err-ipc-channel-closed',
    certainty: 'certain',
    source: 'talk-to-child/demo-cluster@node-20',
  },
  {
    id: 'cluster-closed',
    kind: 'near',
    when: ['ipc', 'cluster'],
    page: '/recipes/ipc-and-cluster',
    error: '/reference/err-ipc-channel-closed',
    certainty: 'certain',
    source: 'talk-to-child/without-handler-cluster@node-20',
  },
  {
    id: 'ipc-closed',
    kind: 'near',
    when: ['ipc'],
    page: '/reference/err-ipc-channel-closed',
    certainty: 'certain',
    source: 'ipc-channel-closed/without-handler@node-20',
  },
  {
    id: 'aborted',
    kind: 'near',
    when: ['aborted'],
    unless: ['timeout'],
    page: '/reference/aborted',
    certainty: 'certain',
    source: 'response-cut-short/without-handler@node-20',
  },
  {
    id: 'cut-short',
    kind: 'near',
    when: ['cutShort'],
    page: '/reference/aborted',
    certainty: 'certain',
    source: 'fetch-whole/demo-cut-short@python-3',
  },
  {
    id: 'asyncio-cut-short',
    kind: 'near',
    when: ['asyncioCut'],
    page: '/recipes/python-sockets',
    error: '/reference/err-stream-premature-close',
    certainty: 'certain',
    source: 'python-sockets/demo-end-of-stream@python-3',
  },
  {
    id: 'module-worker-died',
    kind: 'near',
    when: ['workerDied'],
    page: '/recipes/python-multiprocessing',
    certainty: 'certain',
    source: 'python-multiprocessing/demo-ask@python-3',
  },
  {
    id: 'py-pool',
    kind: 'near',
    when: ['pyPool'],
    page: '/recipes/python-multiprocessing',
    certainty: 'certain',
    source: 'python-multiprocessing/demo-errors@python-3',
  },
  {
    id: 'py-end-of-file',
    kind: 'near',
    when: ['eofError'],
    unless: ['EOFError'],
    page: '/recipes/python-multiprocessing',
    error: '/reference/err-ipc-channel-closed',
    certainty: 'possible',
    source: 'python-multiprocessing/demo-errors@python-3',
  },
  {
    id: 'asyncio-child',
    kind: 'pipe',
    when: ['asyncioSend', 'pyChildWrite'],
    page: '/recipes/python-subprocess',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'https://github.com/MagicStack/uvloop/issues/506',
  },
  {
    id: 'asyncio-lost',
    kind: 'near',
    when: ['asyncioSend'],
    page: '/recipes/python-sockets',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'python-sockets/demo-drain@python-3',
  },
  {
    id: 'py-print',
    kind: 'pipe',
    when: ['pyPipe', 'pyPrint'],
    beside: true,
    page: '/recipes/python-stdout',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'https://github.com/WZMIAOMIAO/deep-learning-for-image-processing/issues/521',
  },
  {
    id: 'py-child-write',
    kind: 'pipe',
    when: ['pyPipe', 'pyChildWrite'],
    beside: true,
    page: '/recipes/python-subprocess',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'write-to-child-stdin/without-handler@python-3',
  },
  {
    id: 'py-request',
    kind: 'pipe',
    when: ['pyPipe', 'pyRequest'],
    page: '/recipes/upload-answered-early',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'https://github.com/psf/requests/issues/4937',
  },
  {
    id: 'py-web-server',
    kind: 'pipe',
    when: ['pyPipe|brokenPipe', 'pyWeb'],
    page: '/recipes/python-web-servers',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'python-web-servers/demo-without-handler@python-3',
  },
  {
    id: 'py-web-client-left',
    kind: 'near',
    when: ['pyWebGone'],
    page: '/recipes/python-web-servers',
    certainty: 'likely',
    source: 'https://github.com/Kludex/uvicorn/pull/2393',
  },
  {
    id: 'py-workers',
    kind: 'pipe',
    when: ['pyPipe', 'pyMany'],
    page: '/recipes/python-multiprocessing',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'python-multiprocessing/without-handler@python-3',
  },
  {
    id: 'py-child',
    kind: 'pipe',
    when: ['pyPipe', 'pyChild'],
    unless: ['ownStdin'],
    page: '/recipes/python-subprocess',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'write-to-child-stdin/without-handler@python-3',
  },
  {
    id: 'py-stdout',
    kind: 'pipe',
    when: ['pyPipe', 'pyPrint'],
    page: '/recipes/python-stdout',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'python-stdout/without-handler@python-3',
  },
  {
    id: 'py-stdout-closing',
    kind: 'pipe',
    when: ['pyStdoutGone'],
    page: '/recipes/python-stdout',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'https://bugs.python.org/issue11380',
  },
  {
    id: 'py-tool',
    kind: 'pipe',
    when: ['pyPipe', 'pyTool'],
    unless: ['pySocket', 'pyWeb'],
    page: '/recipes/python-subprocess',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'https://github.com/QuentinFuxa/WhisperLiveKit/issues/105',
  },
  {
    id: 'py-socket',
    kind: 'pipe',
    when: ['pyPipe', 'pySocket'],
    page: '/recipes/python-sockets',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'catch-epipe/without-handler@python-3',
  },
  {
    id: 'py-reader-left',
    kind: 'pipe',
    when: ['pyPipe', 'reader'],
    page: '/recipes/python-stdout',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'python-stdout/without-handler@python-3',
  },
  {
    id: 'py-bare',
    kind: 'pipe',
    when: ['pyPipe'],
    unless: ['NameError'],
    page: '/reference/python-connection-errors',
    certainty: 'certain',
    ask: 'python',
    source: 'python-connection-errors/demo@python-3',
  },
  {
    id: 'py-upload-reset',
    kind: 'near',
    when: ['pyReset|pyAborted', 'pyRequest', 'sending'],
    page: '/recipes/upload-answered-early',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'answer-upload-early/without-handler@python-3',
  },
  {
    id: 'py-stale',
    kind: 'near',
    when: ['pyGone'],
    page: '/recipes/keep-alive-reuse',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'retry-stale-connection/without-handler@python-3',
  },
  {
    id: 'py-tls-reset',
    kind: 'near',
    when: ['pyReset|pyAborted', 'pyHandshake'],
    beside: true,
    page: '/reference/tls-errors',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'https://github.com/python-telegram-bot/python-telegram-bot/issues/961',
  },
  {
    id: 'py-request-reset',
    kind: 'near',
    when: ['pyReset|pyAborted', 'pyRequest'],
    page: '/recipes/keep-alive-reuse',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'https://github.com/psf/requests/issues/4937',
  },
  {
    id: 'py-web-reset',
    kind: 'near',
    when: ['pyReset|pyAborted', 'pyWeb'],
    page: '/recipes/python-web-servers',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'https://github.com/pallets/werkzeug/issues/954',
  },
  {
    id: 'py-workers-reset',
    kind: 'near',
    when: ['pyReset|pyAborted', 'pyMany'],
    page: '/recipes/python-multiprocessing',
    error: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'https://github.com/pytorch/pytorch/issues/2341',
  },
  {
    id: 'py-socket-reset',
    kind: 'near',
    when: ['pyReset|pyAborted', 'pySocket'],
    page: '/recipes/python-sockets',
    error: '/reference/python-connection-errors',
    certainty: 'likely',
    source: 'python-sockets/without-handler@python-3',
  },
  {
    id: 'py-reset',
    kind: 'near',
    when: ['pyReset|pyAborted'],
    page: '/reference/python-connection-errors',
    certainty: 'certain',
    source: 'python-connection-errors/without-handler@python-3',
  },
  {
    id: 'nginx-client',
    kind: 'pipe',
    when: ['nginxClient', 'brokenPipe|peerReset'],
    page: '/recipes/client-leaves',
    error: '/reference/epipe',
    certainty: 'certain',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/4738',
  },
  {
    id: 'nginx-client-left',
    kind: 'near',
    when: ['nginxLeft'],
    page: '/recipes/client-leaves',
    certainty: 'certain',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/4738',
  },
  {
    id: 'nginx-upload',
    kind: 'pipe',
    when: ['nginxUpstream', 'toUpstream', 'brokenPipe'],
    page: '/recipes/upload-answered-early',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/4738',
  },
  {
    id: 'nginx-upstream',
    kind: 'near',
    when: ['nginxUpstream'],
    unless: ['phpMessage'],
    page: '/recipes/keep-alive-reuse',
    error: '/reference/econnreset',
    certainty: 'likely',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/4738',
  },
  {
    id: 'nginx-write',
    kind: 'pipe',
    when: ['nginxSend'],
    page: '/recipes/proxy',
    error: '/reference/epipe',
    certainty: 'possible',
    source: 'https://github.com/ZoeyVid/NPMplus/issues/1122',
  },
  {
    id: 'ssh',
    kind: 'pipe',
    when: ['ssh'],
    page: '/reference/broken-pipe-error',
    certainty: 'likely',
    source: 'https://github.com/microsoft/vscode-remote-release/issues/855',
  },
  {
    id: 'deno-stdout',
    kind: 'pipe',
    when: ['rustPrint', 'deno'],
    page: '/reference/bun-and-deno',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/denoland/deno/issues/21861',
  },
  {
    id: 'app-stdout',
    kind: 'pipe',
    when: ['rustPrint', 'app'],
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/screenpipe/screenpipe/issues/2820',
  },
  {
    id: 'rust-stdout',
    kind: 'pipe',
    when: ['rustPrint'],
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    certainty: 'certain',
    source: 'https://github.com/rust-lang/rust/issues/46016',
  },
  {
    id: 'deno-reset',
    kind: 'near',
    when: ['denoReset'],
    page: '/reference/bun-and-deno',
    error: '/reference/econnreset',
    certainty: 'certain',
    source: 'write-with-native-apis/demo-socket@deno',
  },
  {
    id: 'deno',
    kind: 'pipe',
    when: ['denoPipe'],
    page: '/reference/bun-and-deno',
    error: '/reference/epipe',
    certainty: 'certain',
    source: 'write-with-native-apis/without-handler@deno',
  },
  {
    id: 'rust-to-stdout',
    kind: 'pipe',
    when: ['rustPipe', 'stdout|reader'],
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/VladimirMarkelov/ttdl/issues/59',
  },
  {
    id: 'rust',
    kind: 'pipe',
    when: ['rustPipe'],
    page: '/reference/bun-and-deno',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/rust-lang/rust/issues/46016',
  },
  {
    id: 'java-web',
    kind: 'pipe',
    when: ['javaPipe', 'javaWeb'],
    page: '/recipes/client-leaves',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/spring-projects/spring-boot/issues/15057',
  },
  {
    id: 'go-tls',
    kind: 'pipe',
    when: ['goPipe', 'goTls'],
    page: '/reference/tls-errors',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/sp1ke23/dnsredir/issues/17',
  },
  {
    id: 'other-language',
    kind: 'pipe',
    when: ['goPipe|javaPipe|errnoPipe'],
    page: '/reference/broken-pipe-error',
    error: '/reference/epipe',
    certainty: 'likely',
    source: 'https://github.com/golang/go/issues/11745',
  },
  {
    id: 'shell-tool',
    kind: 'pipe',
    when: ['shell'],
    page: '/reference/sigpipe-141',
    certainty: 'certain',
    source: 'sigpipe-and-141/demo@node-20',
  },
  {
    id: 'tool-or-library',
    kind: 'pipe',
    when: ['shell|rustPipe'],
    page: '/reference/broken-pipe-error',
    error: '/reference/epipe',
    certainty: 'possible',
    source: 'https://github.com/mlc-ai/mlc-llm/issues/2854',
  },
  {
    id: 'sigpipe',
    kind: 'pipe',
    when: ['sigpipe'],
    page: '/reference/sigpipe-141',
    certainty: 'certain',
    source: 'sigpipe-and-141/demo@node-20',
  },
  {
    id: 'command-in-pipeline',
    kind: 'near',
    when: ['commandFailed', 'reader'],
    page: '/reference/sigpipe-141',
    certainty: 'possible',
    source: 'sigpipe-and-141/demo@node-20',
  },
  {
    id: 'proxy-maybe',
    kind: 'pipe',
    when: ['epipe', 'proxyWord'],
    unless: ['proxyOption'],
    page: '/recipes/proxy',
    error: '/reference/epipe',
    certainty: 'possible',
    source: 'https://github.com/TooTallNate/proxy-agents/issues/267',
  },
  {
    id: 'epipe',
    kind: 'pipe',
    when: ['epipe'],
    page: '/reference/epipe',
    certainty: 'certain',
    ask: 'writing',
    source: 'trigger-broken-pipe/without-handler@node-20',
  },
  {
    id: 'piped-children',
    kind: 'pipe',
    when: ['epipe', 'piped'],
    page: '/recipes/shell-pipeline',
    error: '/reference/epipe',
    certainty: 'possible',
    source: 'run-pipeline/without-handler@node-20',
  },
  {
    id: 'piped-sockets',
    kind: 'pipe',
    when: ['epipe', 'piped'],
    page: '/recipes/proxy',
    error: '/reference/epipe',
    certainty: 'possible',
    source: 'proxy-between-peers/without-handler-websocket@node-20',
  },
  {
    id: 'hang-up-shutdown',
    kind: 'near',
    when: ['hangUp', 'closing'],
    page: '/recipes/graceful-shutdown',
    error: '/reference/econnreset',
    certainty: 'likely',
    source: 'shut-down-gracefully/without-handler@node-20',
  },
  {
    id: 'hang-up',
    kind: 'near',
    when: ['hangUp'],
    page: '/recipes/keep-alive-reuse',
    error: '/reference/econnreset',
    certainty: 'likely',
    source: 'retry-stale-connection/without-handler@node-20',
  },
  {
    id: 'request-reset',
    kind: 'near',
    when: ['reset', 'httpClient'],
    page: '/recipes/keep-alive-reuse',
    error: '/reference/econnreset',
    certainty: 'likely',
    source: 'https://github.com/axios/axios/issues/5929',
  },
  {
    id: 'response-reset',
    kind: 'near',
    when: ['reset', 'httpServer'],
    page: '/recipes/client-leaves',
    error: '/reference/econnreset',
    certainty: 'likely',
    source: 'claims-checked/demo-client-error@node-20',
  },
  {
    id: 'reset',
    kind: 'near',
    when: ['reset|peerReset|errnoReset'],
    page: '/reference/econnreset',
    certainty: 'certain',
    ask: 'reading',
    source: 'connection-reset/without-handler@node-20',
  },
  {
    id: 'tls-reset',
    kind: 'near',
    when: ['reset', 'tls'],
    page: '/recipes/tls',
    error: '/reference/tls-errors',
    certainty: 'possible',
    source: 'survive-tls-peers/without-handler@node-20',
  },
  {
    id: 'pipe-stderr',
    kind: 'pipe',
    when: ['brokenPipe', 'stderr'],
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/sidekiq/sidekiq/issues/3198',
  },
  {
    id: 'pipe-stdout',
    kind: 'pipe',
    when: ['brokenPipe', 'stdout|reader'],
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    certainty: 'likely',
    source: 'https://github.com/nodejs/node/issues/947',
  },
  {
    id: 'broken-pipe',
    kind: 'pipe',
    when: ['brokenPipe'],
    page: '/reference/broken-pipe-error',
    certainty: 'certain',
    ask: 'writing',
    source: 'python-connection-errors/demo@python-3',
  },
  {
    id: 'git-hung-up',
    kind: 'near',
    when: ['gitHungUp'],
    page: '/reference/broken-pipe-error',
    error: '/reference/econnreset',
    certainty: 'possible',
    source: 'https://github.com/evilmartians/lefthook/issues/501',
  },
  {
    id: 'empty-reply',
    kind: 'near',
    when: ['emptyReply'],
    page: '/reference/econnreset',
    certainty: 'likely',
    source: 'https://github.com/docker/for-mac/issues/3763',
  },
  {
    id: 'closed-by-us',
    kind: 'near',
    when: ['closedByUs'],
    page: '/reference/err-stream-destroyed',
    certainty: 'possible',
    source: 'https://github.com/golang/go/issues/4373',
  },
  {
    id: 'terminal-gone',
    kind: 'near',
    when: ['terminalGone'],
    page: '/recipes/dead-stdout',
    certainty: 'likely',
    source: 'survive-dead-stdout/demo-terminal-gone@node-20',
  },
  {
    id: 'socket-file-in-use',
    kind: 'near',
    when: ['inUse', 'unixSocket'],
    page: '/recipes/unix-sockets',
    certainty: 'likely',
    source: 'https://github.com/theanarkh/nodejs-ipc/issues/1',
  },
  {
    id: 'all-refused',
    kind: 'near',
    when: ['aggregate'],
    unless: ['allRejected', 'ETIMEDOUT', 'ENOTFOUND'],
    page: '/reference/econnrefused',
    certainty: 'possible',
    source: 'connection-refused/demo-empty-message@bun',
  },
  {
    id: 'peer-refused',
    kind: 'near',
    when: ['peerRefused'],
    page: '/reference/econnrefused',
    certainty: 'certain',
    source: 'connection-refused/without-handler@python-3',
  },
  {
    id: 'connection-lost',
    kind: 'near',
    when: ['connectionLost'],
    page: '/recipes/reconnect',
    error: '/reference/econnreset',
    certainty: 'possible',
    source: 'https://github.com/zmarius81/asterisk.io/issues/4',
  },
  {
    id: 'crash',
    kind: 'near',
    when: ['crash'],
    page: '/recipes/unhandled-error-event',
    certainty: 'certain',
    source: 'listen-for-errors/without-handler@node-20',
  },
  {
    id: 'unheard',
    kind: 'near',
    when: ['epipe|reset|hangUp|ownPipe|refused|afterEnd|handshake|ipc', 'unhandled'],
    page: '/recipes/unhandled-error-event',
    certainty: 'certain',
    source: 'listen-for-errors/without-handler@node-20',
  },
];

/** Answers to each question, with their pages. */
export const QUESTIONS: Readonly<Record<Question['id'], Question['answers']>> = {
  writing: [
    { id: 'stdout', page: '/recipes/cli-piped-to-head' },
    { id: 'service-stdout', page: '/recipes/dead-stdout' },
    { id: 'child', page: '/recipes/child-stdin' },
    { id: 'response', page: '/recipes/client-leaves' },
    { id: 'request', page: '/recipes/upload-answered-early' },
    { id: 'socket', page: '/recipes/unhandled-error-event' },
    { id: 'tls', page: '/recipes/tls' },
    { id: 'websocket', page: '/recipes/websocket' },
    { id: 'proxy', page: '/recipes/proxy' },
    { id: 'ipc', page: '/recipes/ipc-and-cluster' },
  ],
  reading: [
    { id: 'request', page: '/recipes/keep-alive-reuse' },
    { id: 'fetch', page: '/recipes/fetch' },
    { id: 'server', page: '/recipes/client-leaves' },
    { id: 'database', page: '/recipes/database-idle' },
    { id: 'tls', page: '/recipes/tls' },
    { id: 'websocket', page: '/recipes/websocket' },
    { id: 'proxy', page: '/recipes/proxy' },
    { id: 'socket', page: '/recipes/reconnect' },
  ],
  python: [
    { id: 'stdout', page: '/recipes/python-stdout' },
    { id: 'child', page: '/recipes/python-subprocess' },
    { id: 'socket', page: '/recipes/python-sockets' },
    { id: 'response', page: '/recipes/python-web-servers' },
    { id: 'workers', page: '/recipes/python-multiprocessing' },
    { id: 'request', page: '/recipes/upload-answered-early' },
  ],
};
// #endregion rules

/** Text in lower case, without accents and colour codes, and the place that each unit had before. */
interface Folded {
  readonly units: Uint16Array;
  readonly origin: Uint32Array;
  readonly length: number;
}

const NEWLINE = 10;
const BLANK = 32;
const ESCAPE = 27;
const SLASH = 47;
const BACKSLASH = 92;

/** Every accented letter of the Latin alphabet as its plain one; nothing else changes. */
const PLAIN: Uint16Array = Uint16Array.from({ length: 0x250 }, (_, unit) => {
  if (unit < 0xc0) return unit;
  const plain = String.fromCharCode(unit).normalize('NFD').toLowerCase().charCodeAt(0);
  return plain < 128 ? plain : String.fromCharCode(unit).toLowerCase().charCodeAt(0);
});

/** @returns 0 for a unit that shows nothing */
function foldUnit(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit + 32;
  if (unit < 0x80) return unit === 9 || unit === 11 || unit === 12 ? BLANK : unit;
  if (unit === 0xa0 || unit === 0x3000) return BLANK;
  // Soft hyphens, accents apart from their letter, marks without width.
  if (unit === 0xad || (unit >= 0x300 && unit < 0x370) || (unit >= 0x200b && unit <= 0x200f)) return 0;
  if (unit < 0x250) return PLAIN[unit] ?? unit;
  if (unit === 0x2018 || unit === 0x2019) return 39;
  if (unit === 0x201c || unit === 0x201d) return 34;
  if (unit === 0xfffd) return 63;
  if (unit >= 0x410 && unit <= 0x42f) return unit + 32;
  return unit;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isQuote = (unit: number): boolean => unit === 34 || unit === 39 || unit === 96;
const isWord = (unit: number): boolean => isDigit(unit) || (unit >= 97 && unit <= 122) || unit > 127;

/** Ways in which the escape character before a colour code is written when it was lost on the way. */
const WRITTEN_ESCAPES = ['\\u001b[', '\\x1b[', '\\033[', '\\e[', '^[[', '#033[', '['];

/** Characters that a colour code can begin with, as written or as sent. */
const COLOUR_STARTS = new Set([ESCAPE, ...WRITTEN_ESCAPES.map((written) => written.charCodeAt(0))]);

/** Longest colour code that is read, so that a hostile one costs no more. */
const LONGEST_COLOUR = 24;

/** @returns how long the colour code at `at` is; 0 if there is none */
function colourCode(text: string, at: number): number {
  const isReal = text.charCodeAt(at) === ESCAPE;
  if (isReal && text[at + 1] !== '[') return 1;
  const open = isReal ? 2 : (WRITTEN_ESCAPES.find((written) => text.startsWith(written, at))?.length ?? 0);
  if (open === 0) return 0;
  let end = at + open;
  const limit = end + LONGEST_COLOUR;
  while (end < limit && (isDigit(text.charCodeAt(end)) || text[end] === ';' || text[end] === '?')) end += 1;
  const letter = text.charCodeAt(end) | 32;
  if (isReal) return letter >= 97 && letter <= 122 ? end + 1 - at : open;
  return text[end] === 'm' && (end > at + open || open > 1) ? end + 1 - at : 0;
}

/** Most digits of a quoted number: longer ones are no code, and a hostile one costs no more. */
const LONGEST_NUMBER = 5;

/** @returns where the number that is quoted from `at` on is closed; -1 if there is none */
function closeOfNumber(text: string, at: number): number {
  const open = foldUnit(text.charCodeAt(at));
  if (!isQuote(open)) return -1;
  let end = at + 1;
  while (end - at <= LONGEST_NUMBER && isDigit(text.charCodeAt(end))) end += 1;
  return end > at + 1 && foldUnit(text.charCodeAt(end)) === open ? end : -1;
}

/**
 * Unit that a run of backslashes stands for, whose last one is at `last`: a line break within JSON, an escaped quotation
 * mark, or a folder of Windows.
 */
function unescaped(text: string, last: number): { readonly unit: number; readonly end: number } {
  const next = text[last + 1];
  if ((next === 'n' && !text.startsWith('ode_modules', last + 2)) || next === 'r') {
    return { unit: NEWLINE, end: last + 1 };
  }
  if (next === '"' || next === "'") return { unit: next.charCodeAt(0), end: last + 1 };
  if (next === 't' && text[last + 2] === 'a') return { unit: BLANK, end: last + 1 };
  return { unit: SLASH, end: last };
}

function fold(text: string): Folded {
  const units = new Uint16Array(text.length);
  const origin = new Uint32Array(text.length);
  let length = 0;
  let blankBefore = false;
  let closing = -1;
  const put = (unit: number, at: number): void => {
    const isBlank = unit === BLANK;
    if (isBlank && blankBefore) return;
    blankBefore = isBlank;
    units[length] = unit;
    origin[length] = at;
    length += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // A number is the same with quotation marks around it.
    if (closing < at) closing = closeOfNumber(text, at);
    if (closing >= at && isQuote(foldUnit(unit))) continue;
    const coloured = COLOUR_STARTS.has(unit) ? colourCode(text, at) : 0;
    if (coloured > 0) {
      at += coloured - 1;
    } else if (unit === BACKSLASH) {
      const begin = at;
      while (text.charCodeAt(at + 1) === BACKSLASH) at += 1;
      const { unit: meant, end } = unescaped(text, at);
      at = end;
      put(meant, begin);
    } else {
      const folded = unit === 13 ? NEWLINE : foldUnit(unit);
      if (folded !== 0) put(folded, at);
    }
  }
  return { units, origin, length };
}

interface Signal {
  readonly name: string;
  readonly role: 'error' | 'place' | 'foreign';
}

/** A signal that stands in the text: the first time on its line. */
interface Hit {
  readonly signal: Signal;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** Mark of the spelling that was found: `~`, `=` or none. */
  readonly manner: string;
}

/** One spelling of a signal, at the end of its way through the automaton. */
interface Needle {
  readonly signal: Signal;
  readonly size: number;
  readonly manner: string;
  readonly wordBefore: boolean;
  readonly wordAfter: boolean;
}

/** A node of the automaton: where each unit leads, where to go on if none fits, and what ends here. */
interface Node {
  readonly next: Map<number, Node>;
  fail: Node | undefined;
  /** The next node on the way of failures at which something ends. */
  more: Node | undefined;
  readonly ends: Needle[];
}

const newNode = (): Node => ({ next: new Map(), fail: undefined, more: undefined, ends: [] });

/** @returns the node at the end of a word's way, which is made where it is missing */
function nodeOf(root: Node, word: string): Node {
  let node = root;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    let next = node.next.get(unit);
    if (next === undefined) {
      next = newNode();
      node.next.set(unit, next);
    }
    node = next;
  }
  return node;
}

function addSpelling(root: Node, signal: Signal, spelling: string): void {
  const manner = spelling.startsWith('~') || spelling.startsWith('=') ? spelling.charAt(0) : '';
  const open = spelling.endsWith('*');
  const within = spelling.startsWith('*');
  const word = spelling.slice(within ? 1 : manner.length, open ? -1 : undefined);
  nodeOf(root, word).ends.push({
    signal,
    size: word.length,
    manner,
    wordBefore: !within && isWord(word.charCodeAt(0)),
    wordAfter: !open && isWord(word.charCodeAt(word.length - 1)),
  });
}

/** Tells each node, from the root outwards, where to go on when the text leaves its way. */
function addFailures(root: Node): void {
  const queue = [root];
  for (const node of queue) {
    for (const [unit, next] of node.next) {
      let back = node.fail;
      while (back !== undefined && !back.next.has(unit)) back = back.fail;
      next.fail = back?.next.get(unit) ?? root;
      next.more = next.fail.ends.length > 0 ? next.fail : next.fail.more;
      queue.push(next);
    }
  }
}

/**
 * Aho and Corasick, "Efficient string matching: an aid to bibliographic search" (1975): all signals are found in one
 * pass over the text, however many they are.
 */
function buildAutomaton(tables: readonly (readonly [Signal['role'], Spellings])[]): Node {
  const root = newNode();
  for (const [role, table] of tables) {
    for (const [name, spellings] of Object.entries(table)) {
      for (const spelling of spellings.trim().split(/ ·\s+/)) addSpelling(root, { name, role }, spelling);
    }
  }
  addFailures(root);
  return root;
}

let automaton: Node | undefined;

/** Every signal of the text, once for each line, in the order of the text; and how each line is indented. */
function search({ units, origin, length }: Folded): {
  hits: Hit[];
  indents: number[];
  steps: number;
} {
  automaton ??= buildAutomaton([
    ['error', ERRORS],
    ['place', PLACES],
    ['foreign', FOREIGN],
  ]);
  const root = automaton;
  const hits: Hit[] = [];
  const indents = [0];
  const onLine = new Set<string>();
  let line = 0;
  let steps = 0;
  let node = root;
  const take = ({ signal, size, manner, wordBefore, wordAfter }: Needle, to: number): void => {
    const from = to - size;
    const key = manner === '~' ? `~${signal.name}` : signal.name;
    if (onLine.has(key)) return;
    if (wordBefore && from > 0 && isWord(units[from - 1] ?? 0)) return;
    if (wordAfter && to < length && isWord(units[to] ?? 0)) return;
    onLine.add(key);
    hits.push({ signal, line, from, to, manner });
  };
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0;
    steps += 1;
    if (unit === NEWLINE) {
      line += 1;
      const blank = units[at + 1] === BLANK && at + 2 < length;
      indents.push(blank ? (origin[at + 2] ?? 0) - (origin[at + 1] ?? 0) : 0);
      onLine.clear();
      node = root;
      continue;
    }
    let next = node.next.get(unit);
    while (next === undefined && node.fail !== undefined) {
      steps += 1;
      node = node.fail;
      next = node.next.get(unit);
    }
    node = next ?? root;
    for (let found: Node | undefined = node; found !== undefined; found = found.more) {
      steps += found.ends.length;
      for (const needle of found.ends) take(needle, at + 1);
    }
  }
  return { hits, indents, steps };
}

/** One printed error with the lines around it. */
interface Incident {
  readonly first: number;
  last: number;
  /** Nesting of its message: what is printed deeper belongs to it. */
  indent: number;
  /** True once an error has been seen in it. */
  named: boolean;
}

/**
 * Parts a text into its printed errors. A traceback of Python begins one before its message; a message begins one unless
 * it is nested in the one before: printed deeper, or named as its cause.
 */
function incidentsOf(hits: readonly Hit[], indents: readonly number[], lastLine: number): Incident[] {
  const incidents: Incident[] = [{ first: 0, last: lastLine, indent: 0, named: false }];
  const begin = (line: number): Incident => {
    const before = incidents.at(-1);
    if (before !== undefined) before.last = line - 1;
    const next = { first: line, last: lastLine, indent: 0, named: false };
    incidents.push(next);
    return next;
  };
  let causeOn = -1;
  for (const { signal, line, manner } of hits) {
    let current = incidents.at(-1);
    if (current === undefined) continue;
    if (signal.name === 'cause') causeOn = line;
    else if (signal.name === 'begins') {
      if (current.named && current.first < line) begin(line);
    } else if (signal.role !== 'place' && manner === '') {
      const indent = indents[line] ?? 0;
      const nested = causeOn === line || indent > current.indent;
      if (current.named && !nested && current.first < line) current = begin(line);
      if (!current.named) current.indent = indent;
      current.named = true;
    }
  }
  return incidents;
}

/** Lines before an error that count with it: they often say what was being done. */
const BEFORE = 2;

/** A frame of Python's, with the marks under it, ends so many lines before its error. */
const BESIDE = 2;

/** Signals of one incident, each by its name and at its first place. */
interface Context {
  readonly errors: ReadonlyMap<string, Hit>;
  readonly within: ReadonlyMap<string, Hit>;
  /** On the line of the first error, or right before it. */
  readonly beside: ReadonlyMap<string, Hit>;
}

/**
 * @param from index of the first hit that may belong to the incident
 * @param isSure whether the text has errors that are surer than those marked `~`, which then do not count
 */
function contextOf(hits: readonly Hit[], from: number, { first, last }: Incident, isSure: boolean): Context {
  const within = new Map<string, Hit>();
  const errors = new Map<string, Hit>();
  const beside = new Map<string, Hit>();
  let errorLine = -Infinity;
  for (let at = from; (hits[at]?.line ?? Infinity) <= last; at += 1) {
    const hit = hits[at];
    if (hit === undefined) break;
    const { name, role } = hit.signal;
    if (!within.has(name)) within.set(name, hit);
    const counts = role === 'error' && (hit.manner !== '~' || !isSure);
    if (hit.line >= first && counts && !errors.has(name)) {
      errors.set(name, hit);
      if (errors.size === 1) {
        errorLine = hit.line;
        for (let back = at; back >= from; back -= 1) {
          const before = hits[back];
          if (before === undefined || before.line < errorLine - BESIDE) break;
          beside.set(before.signal.name, before);
        }
      }
    }
    if (hit.line === errorLine && !beside.has(name)) beside.set(name, hit);
  }
  return { errors, within, beside };
}

/** Signals of each incident in which an error was printed. */
function contextsOf(hits: readonly Hit[], incidents: readonly Incident[]): Context[] {
  const isSure = hits.some(({ signal, manner }) => signal.role !== 'place' && manner !== '~');
  let next = 0;
  return incidents
    .map((incident) => {
      while ((hits[next]?.line ?? Infinity) < incident.first - BEFORE) next += 1;
      return contextOf(hits, next, incident, isSure);
    })
    .filter(({ errors }) => errors.size > 0);
}

/** A rule that holds. */
interface Match {
  readonly rule: Rule;
  readonly certainty: Certainty;
  readonly evidence: readonly Hit[];
  /** True if a place was found only outside the incident. */
  readonly isFar: boolean;
}

const lessSure = (certainty: Certainty): Certainty => (certainty === 'certain' ? 'likely' : 'possible');

/** The first of `a|b` that is there. */
function findEither(names: string, hits: ReadonlyMap<string, Hit>): Hit | undefined {
  for (const name of names.split('|')) {
    const hit = hits.get(name);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** @param afar signals of the whole text, if it is one story */
function matchOf(
  rule: Rule,
  { errors, within, beside }: Context,
  afar: ReadonlyMap<string, Hit>,
): Match | undefined {
  const [error = '', ...places] = rule.when;
  const found = findEither(error, errors);
  if (found === undefined || rule.unless?.some((name) => within.has(name))) return undefined;
  const evidence = [found];
  let isFar = false;
  for (const place of places) {
    const near = findEither(place, rule.beside === true ? beside : within);
    const hit = near ?? (rule.beside === true ? undefined : findEither(place, afar));
    if (hit === undefined) return undefined;
    isFar ||= near === undefined;
    evidence.push(hit);
  }
  const { certainty } = rule;
  return { rule, certainty: isFar ? lessSure(certainty) : certainty, evidence, isFar };
}

/** Best first. Context from afar is worth more than none, and less than what stands in the trace itself. */
function matchesOf(context: Context, afar: ReadonlyMap<string, Hit>): Match[] {
  const matches = RULES.flatMap((rule) => matchOf(rule, context, afar) ?? []);
  const near = matches.filter(({ isFar }) => !isFar);
  const far = matches.filter(({ isFar }) => isFar);
  const bare = near.findIndex(({ rule }) => rule.ask !== undefined);
  near.splice(bare < 0 ? near.length : bare, 0, ...far);
  return near;
}

const isBare = ({ rule }: Match): boolean => rule.when.length === 1;

/** An error that is only named says less than the same one, in the same story, with its place. */
function preferPlaced(ranked: Match[]): void {
  const placed = ranked.filter((match) => !isBare(match));
  for (const bare of ranked.filter(isBare)) {
    const before = RULES.indexOf(bare.rule);
    const surer = placed
      .filter(({ rule }) => rule.when[0] === bare.rule.when[0] && RULES.indexOf(rule) < before)
      .at(-1);
    const [from, to] = [ranked.indexOf(bare), surer === undefined ? -1 : ranked.indexOf(surer)];
    if (from < to) ranked.splice(to, 0, ...ranked.splice(from, 1));
  }
}

/**
 * @param afar signals of the whole text; undefined if it is more than one story
 * @returns matches, best first, one for each page
 */
function rank(contexts: readonly Context[], afar: ReadonlyMap<string, Hit> | undefined): Match[] {
  const ranked: Match[] = [];
  for (const context of contexts) {
    for (const match of matchesOf(context, afar ?? new Map())) {
      if (!ranked.some(({ rule }) => rule.page === match.rule.page)) ranked.push(match);
    }
  }
  if (afar !== undefined) preferPlaced(ranked);
  // That nobody listened is never the reason why the pipe broke.
  return ranked.sort((a, b) => Number(a.rule.id === 'unheard') - Number(b.rule.id === 'unheard'));
}

/** Longest text that is read, in characters: more is cut off. */
const LONGEST = 1_000_000;

/** A text shorter than this, in lines, is one story: what stands anywhere in it counts as context. */
const ONE_STORY = 80;

/** Errors looked at, from the first on: a log that repeats one says nothing new. */
const MOST_INCIDENTS = 60;

/** Causes that are named, and errors of other kinds. */
const MOST_NAMED = 5;

/** Place of a hit in the text before it was folded. */
const spanOf = ({ from, to }: Hit, { origin }: Folded): Span => ({
  start: origin[from] ?? 0,
  end: (origin[to - 1] ?? 0) + 1,
});

function firstByName(hits: readonly Hit[]): Map<string, Hit> {
  const first = new Map<string, Hit>();
  for (const hit of hits) if (!first.has(hit.signal.name)) first.set(hit.signal.name, hit);
  return first;
}

function causeOf({ rule, certainty, evidence }: Match, folded: Folded): Cause {
  const { id, page, error, source } = rule;
  return {
    id,
    page,
    ...(error === undefined ? {} : { error }),
    certainty,
    evidence: evidence.map((hit) => spanOf(hit, folded)),
    source,
  };
}

/** @param isExplained whether the text has a cause, whose lines then speak of no other error */
function foreignOf(hits: readonly Hit[], folded: Folded, isExplained: boolean): Foreign[] {
  const spoken = new Set(hits.filter(({ signal }) => signal.role === 'error').map(({ line }) => line));
  const foreign: Foreign[] = [];
  for (const hit of hits) {
    const { name, role } = hit.signal;
    // The TypeError of `fetch failed` is only the wrapping of its cause.
    const isPart = spoken.has(hit.line) && (isExplained || name === 'TypeError');
    if (role !== 'foreign' || isPart || foreign.some((one) => one.name === name)) continue;
    foreign.push({ name, ...spanOf(hit, folded) });
  }
  return foreign;
}

function verdictOf(first: Match | undefined, foreign: readonly Foreign[]): Diagnosis['verdict'] {
  if (first === undefined) return foreign.length > 0 ? 'other' : 'nothing';
  return first.rule.kind === 'pipe' ? 'broken-pipe' : 'neighbour';
}

/**
 * Names the causes of a pasted error, log or stack trace.
 *
 * One pass over the text, whatever stands in it: the time grows with its length and not with its contents. Nothing is
 * read but the argument, and nothing is thrown.
 *
 * @param text as it was copied: colour codes, timestamps and escaped line breaks may be left in; only the first million
 * characters are read
 * @returns the causes, best first; empty if there is no broken pipe and nothing that comes with one
 */
export function diagnose(text: string): Diagnosis {
  const folded = fold(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const { hits, indents, steps } = search(folded);
  const lastLine = indents.length - 1;
  const incidents = incidentsOf(hits, indents, lastLine).slice(0, MOST_INCIDENTS);
  const afar = lastLine < ONE_STORY ? firstByName(hits) : undefined;
  const ranked = rank(contextsOf(hits, incidents), afar);
  const foreign = foreignOf(hits, folded, ranked.length > 0);
  const ask = ranked[0]?.rule.ask;
  return {
    verdict: verdictOf(ranked[0], foreign),
    causes: ranked.slice(0, MOST_NAMED).map((match) => causeOf(match, folded)),
    ...(ask === undefined ? {} : { question: { id: ask, answers: QUESTIONS[ask] } }),
    foreign: foreign.slice(0, MOST_NAMED),
    steps,
  };
}
