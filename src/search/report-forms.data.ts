/** Forms by which the search tells a printed error from a question about one. Data only. */

/** Start of a line of a stack trace. */
export const FRAME = /^\s*(?:at \S|File "|\^|~|\d+ \||#\d+ )/;

/** Place in code that stands by itself, as in the copied first line of a trace. */
export const PLACE = /\[as \w+\]|\bnode:internal\/|\.[cm]?[jt]s:\d+:\d+/;

/** Words and forms of a line that reports an error. */
export const REPORT =
  /error\b|errno|sigpipe: |exception|\bE[A-Z]{4,}\b|ERR_[A-Z]|code: |\b(?:broken pipe|tuber[ií]a rota|hang up|premature|aborted|failed writing|connection (?:was )?(?:reset|lost|closed)|conexi[oó]n reinicializada|[a-z]+disconnected)\b/i;

/** Start of an error as a program prints it, which no question looks like. */
export const PRINTED =
  /^\W*(?:[\w.]*(?:Error|Exception|BrokenPipe)\b(?:[\s:[(]|$)|(?:[a-z]+ )?E[A-Z]{4,}\b|\[(?:Errno|WinError)|errno\b|(?:[\w.]+\()?'?ERR_|code:|npm ERR!|(?:error|ERROR|fatal): |Exception ignored |(?:[A-Z][a-z]+){2,4}(?:\s|$))|: |\((?:os error )?\d+|\b\d{1,3}\.\d{1,3}\.[\dx]{1,3}\.[\dx]{1,3}\b|(?<!\d)\d\d?:\d\d:\d\d\b/;

/** Places in a runtime's own code, with the error that each reports, for who has only that line. */
export const PLACES: readonly (readonly [RegExp, string])[] = [
  [/afterWrite|onWriteComplete|WriteWrap|stream_base_commons(?:\.js)?:(?:[89]|1[0-6])\d:/, 'epipe'],
  [
    /onStreamRead|TCP\.onread|\bonread \(net\.js|stream_base_commons(?:\.js)?:(?:1[7-9]|2\d)\d:/,
    'econnreset',
  ],
  [/createHangUpError|socketCloseListener|socketOnEnd/, 'hangup'],
  [/writeAfterFIN/, 'ended by the other party'],
  [/onConnectEnd/, 'disconnected before secure TLS connection was established'],
  [/\btarget\._?send/, 'ERR_IPC_CHANNEL_CLOSED'],
  [/end-of-stream/, 'ERR_STREAM_PREMATURE_CLOSE'],
  [/afterConnect|TCPConnectWrap/, 'econnrefused'],
  [
    /multiprocess(?:ing)?[\\/](?:connection|forking|managers|pool|process|queues|reduction|spawn|synchronize)\.py|PoolWorker-\d/,
    'multiprocessing queue pool',
  ],
  [/\bsubprocess\.py|[\\/_]ffmpeg/, 'subprocess stdin'],
];

/** Forms that only one runtime prints. */
export const RUNTIME_FORMS: readonly (readonly [RegExp, string])[] = [
  [
    /\[(?:Errno|WinError) \d|Traceback|File "[^"\n]*", line|\.py\b|Exception ignored in|Pipe(?:Error|Pool)|Connection\w{1,20}Error/,
    'python',
  ],
  [/\(os error \d|Deno\.|ext:deno|\bdeno:|\bBrokenPipe\b/, 'deno'],
];
