/**
 * Words that mean the same to somebody who searches, in both languages: each line is one meaning, under the name of its
 * first word. Forms are stemmed, so one form of a verb or noun is enough unless it is irregular.
 */
const MEANINGS = `
pipe tubería tubo cañería
broken break broke rota roto romper rompe rompió
close closed cerrar cierra cierre cerró
write wrote written escribir escritura escrito
read reader leer lee lectura lector leyó
connection connect conexión conectar
reset reinicializada reiniciada restablecida reinició
refused refuse rechazada rehusada denegada rechaza
aborted abort abortada anulada
peer remote par remoto interlocutor
end ended fin final terminar termina finalizar
server servidor
client cliente
browser navegador
child hijo
parent padre
process proceso
program programa
input entrada
output salida
exit salir
crash fail failed failure fallar fallo caerse cae petar revienta
die died dead death kill killed morir muere murió muerto matar mata
prevent avoid evitar impedir
ignore ignorar
catch handle handler handling caught capturar atrapar manejar manejador controlar
retry repeat repetir reintentar
reconnect reconectar
lose lost loss perder pierde pérdida
data datos
arrive arrived deliver delivered received receive llegar llegó entregar entregado recibir recibido
request petición solicitud
response answer reply respuesta responder
upload subir subida cargar
download descargar descarga
idle unused inactiva ociosa
event evento
shutdown apagar apagado
stop parar detener
signal señal
test testing probar prueba
provoke simulate reproduce simular provocar reproducir
file archivo fichero
command orden comando
tool herramienta
leave leaves left gone goes disconnect disconnected irse va marchar marcha desconectar
hang stuck colgado cuelga bloqueado
wait espera esperar
difference differ diferencia distinto
orphan huérfano
send sent enviar envía mandar
message mensaje
channel canal
destroyed destroy destruir destruido
premature prematuro
handshake negociación
listen listening escuchar escucha
port puerto
heartbeat latido
twice duplicate duplicado
first primera primero
second segunda segundo
silent silence silencio silenciosamente callar calla
socket zócalo
database postgres postgresql mysql mariadb bd
safe seguro segura
meaning mean significa significado quiere decir
kernel núcleo
queue cola
thread hilo
large big grande
large_body cuerpo body
mcp lsp
restart reiniciar
loop bucle
logs log registro registrar
terminal consola console
page página
before antes
after después tras
already ya
unexpected unexpectedly inesperadamente inesperado
drop dropped caída
`;

/** What is said in several words, and the one word that stands for it. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bbases? de datos\b/g, 'database'],
  [/\b(?:salida estandar|standard output)\b/g, 'stdout'],
  [/\b(?:entrada estandar|standard input)\b/g, 'stdin'],
  [
    /\b(?:exit(?:ed)? (?:with )?(?:code|status)|codigo(?: de (?:salida|error))?|exited with|return ?code|estado de salida|salio con)\b/g,
    'exitcode',
  ],
  [/\bh[au]ng(?:s|ing)?[ -]up\b/g, 'hangup'],
  [/\bkeep[ -]?alive\b/g, 'keepalive'],
  [/\b(?:otro extremo|other (?:side|end|party)|maquina remota)\b/g, 'peer'],
  [/\b(?:no manejad[oa]|sin manejar|no capturad[oa]|sin capturar|uncaught)\b/g, 'unhandled'],
  [/\bfin del? (?:fichero|archivo)\b/g, 'eof'],
  [/\bvol(?:ver|viendo) a conectar\b/g, 'reconnect'],
  [/\blinea de (?:ordenes|comandos)\b|\bcommand[ -]line\b/g, 'cli'],
  [/\bunexpected eof\b/g, 'eof'],
  // To write to what is closed is what a broken pipe is.
  [/\b(?:escrib|writ)\w{0,8} [^\n.]{0,30}\b(?:cerrad[oa]|closed)\b/g, 'epipe'],
];

/** Names of products and situations, and what this site calls them. */
const SITUATIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:django|flask|gunicorn|uvicorn|fastapi|uwsgi|wsgi|runserver|werkzeug|tornado)\b/, 'python server'],
  [
    /\b(?:celery|pandas|numpy|popen|urllib3?|httpx|aiohttp|paramiko|asyncio|sqlalchemy|psycopg2?)\b/,
    'python',
  ],
  [/\bpopen\b/, 'subprocess'],
  [/\b(?:ffmpeg|imagemagick|graphicsmagick|pandoc|wkhtmltopdf)\b/, 'child stdin'],
  [
    /\b(?:ioredis|redis|mongoose|mongodb|mysql2|sequelize|prisma|knex|typeorm|kafkajs|amqplib|rabbitmq|oracledb)\b/,
    'database',
  ],
  [/\b(?:discord\.js|baileys|socket\.io)\b/, 'websocket'],
  [/\b(?:docker stop|sigterm|kubernetes|rolling update|server\.close)\b/, 'shutdown'],
  [/\b50[24]\b|\bbad gateway\b/, 'keepalive'],
  [/\b(?:wi-?fi|offline|sin (?:red|internet)|unplug\w*|desenchuf\w*)\b/, 'dead peer'],
  [
    /\b(?:pestana|browser tab|clos\w+ (?:the |his |their )?(?:tab|browser)|cierra el navegador)\b/,
    'client leave',
  ],
  [/\b(?:language server|vscode extension)\b/, 'stdio server'],
  [/\bno (?:avisa|emite|dice nada)\b/, 'silent'],
];

/**
 * What a system says of each error: its numbers on Linux, macOS and Windows (libuv, then Winsock), and its words, in
 * English and as glibc (`po/es.po`, old and new) and Windows put them in Spanish. Beginnings are enough.
 */
const SYSTEM: Readonly<Record<string, { numbers: string; words: readonly string[] }>> = {
  epipe: {
    numbers: '32 4047 232 109',
    words: [
      'broken pipe',
      'tuberia rota',
      'se esta cerrando la canalizacion',
      'la canalizacion ha terminado',
    ],
  },
  econnreset: {
    numbers: '54 104 4077 10054',
    words: [
      'connection reset by peer',
      'conexion reinicializada por la maquina remota',
      'conexion reiniciada por la maquina remota',
      'se ha forzado la interrupcion de una conexion existente',
      'an existing connection was forcibly closed',
      'la conexion de red se perdio al reinicializar',
    ],
  },
  econnrefused: {
    numbers: '61 111 4078 10061',
    words: [
      'connection refused',
      'conexion rehusada',
      'conexion rechazada',
      'no se puede establecer una conexion ya que el equipo de destino',
      'no connection could be made because the target machine actively refused',
    ],
  },
  econnaborted: {
    numbers: '53 103 4079 10053',
    words: [
      'software caused connection abort',
      'el programa provoco el fin de la conexion',
      'el software caus',
      'se ha anulado una conexion establecida por el software',
      'an established connection was aborted',
    ],
  },
  etimedout: {
    numbers: '60 110 4039 10060',
    words: ['connection timed out', 'expiro el tiempo de conexion'],
  },
  enotconn: {
    numbers: '57 107',
    words: ['not connected', 'el otro extremo de la conexion no esta conectado'],
  },
  eshutdown: { numbers: '58 108', words: ['no se puede enviar tras la destruccion'] },
  eaddrinuse: { numbers: '48 98', words: ['address already in use', 'la direccion ya se esta usando'] },
  eio: { numbers: '5', words: ['input/output error', 'error de entrada/salida'] },
};

const ERRNO = new Map(
  Object.entries(SYSTEM).flatMap(([code, { numbers }]) => numbers.split(' ').map((number) => [number, code])),
);

/** Whether a word is the code of an error. */
export const isCode = (word: string): boolean =>
  word in SYSTEM || /^(?:und_)?err_|^sig[a-z]{3,4}$|.{4}(?:error|exception)$/.test(word);

const STOP = new Set(
  `a al algo algun alguna and any are as at be been but by can cannot como con cual cuando cuanto de del desde do does
  doesn donde dos e el ella en entre era es esa ese eso esta estan estar este esto for from fue get getting ha hace hacer hago han has
  hasta have how i if in into is it its just la las le lo los mas me mi mis muy my no not o of on or otro otra over para
  pero pese por porque puede puedo que quien se ser sea si sin sobre son su sus tambien than that the their them then
  there they this to u un una unas uno unos up via was we were what when where which who why will with without y you your
  err error errores errors im don t s ll ve re`.split(/\s+/),
);

const SUFFIXES =
  'amiento imiento iendose andose iendo ando ieron aron abamos aban ando ing adamente mente ado ada ido ida ion ed en ar er ir an ly'.split(
    ' ',
  );

/**
 * The stem that the forms of a word share: plurals, genders and the common verb endings of Spanish and English. Not
 * linguistics: what matters is that the index and the query are cut the same way.
 * @param word in lower case, without accents
 */
export function stemOf(word: string): string {
  if (word.length < 4 || /[\d_]/.test(word)) return word;
  let stem = /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  const suffix = SUFFIXES.find((end) => stem.endsWith(end) && stem.length - end.length >= 3);
  if (suffix !== undefined) stem = stem.slice(0, -suffix.length);
  if (stem.length > 3) stem = stem.replace(/[aeiouy]$/, '');
  return stem
    .replace(/ie/g, 'e')
    .replace(/ue/g, 'o')
    .replace(/([^aeiou])\1$/, '$1');
}

/** Takes accents off, and makes compatible characters plain. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');

const meanings = new Map<string, string>();
for (const line of MEANINGS.trim().split('\n')) {
  const words = fold(line).split(' ');
  for (const word of words) meanings.set(stemOf(word), words[0] ?? word);
}

/** Where such a number stands. */
const NUMBERED = /\b(?:errno|os error|winerror)\b[^\w\n]{0,4}(\d+)/gi;

/** Places and passing values, which are different in every paste: addresses, times, ports, line numbers. */
const PASSING =
  /\b0x[\da-f]+\b|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\b\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?\b|\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b|(?<!code|errno|status):\d+(?::\d+)?\b|\b(?=[a-f]*\d)[\da-f]{8,}(?:-[\da-f]{4,})*\b|\bpid[ =]\d+|\bv?\d+\.\d+(?:\.\d+)?\b/gi;

const CAMEL = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/** Longer ones are no words: encoded data, or a hash. */
const LONGEST = 48;

/**
 * How a word sounds to a Spanish ear, where misspellings come from: b for v, s for z and soft c, no h.
 * @param stem as `stemOf` gives it
 */
const soundOf = (stem: string): string =>
  stem
    .replace(/h|(?<=q)u/g, '')
    .replace(/v/g, 'b')
    .replace(/x/g, 'cs')
    .replace(/z|c(?=[ei])/g, 's')
    .replace(/ll/g, 'y')
    .replace(/[kq]/g, 'c')
    .replace(/(.)\1/g, '$1');

const sounds = new Map([...meanings].map(([stem, meaning]) => [soundOf(stem), meaning]));

/** How many letters are wrong, two that changed places counting once; `most + 1` if there are more than that. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? most + 1;
}

/**
 * The words that a misspelt one may stand for.
 * @param word as `wordsOf` gives it, which the index does not have
 * @param known the words of the index
 * @returns the nearest, if they are near enough for the word's length
 */
export function spelledLike(word: string, known: Iterable<string>): string[] {
  if (word.length < 4 || /^\d/.test(word)) return [];
  const heard = sounds.get(soundOf(word));
  if (heard !== undefined) return [heard];
  let nearest = word.length < 6 ? 1 : 2;
  let found: string[] = [];
  const consider = (candidate: string, meant: string) => {
    const apart = distance(word, candidate, nearest);
    if (apart > nearest || candidate.length < 4) return;
    if (apart < nearest) found = [];
    nearest = apart;
    found.push(meant);
  };
  for (const [stem, meaning] of meanings) consider(stem, meaning);
  for (const candidate of known) consider(candidate, candidate);
  return [...new Set(found)].slice(0, 3);
}

/** A word's meaning or stem; undefined for one that says nothing. */
function reduced(word: string): string | undefined {
  if (STOP.has(word) || word === '') return undefined;
  if (/^\d+$/.test(word)) return word.length <= 4 ? word : undefined;
  if (isCode(word)) return word;
  const stem = stemOf(word);
  return meanings.get(stem) ?? stem;
}

/** Accents and passing values off, numbers of errors made into their names. */
const plainOf = (text: string): string =>
  fold(text)
    .replace(NUMBERED, (_, number: string) => ` ${ERRNO.get(number) ?? number} `)
    .replace(PASSING, ' ');

/**
 * The words of a text one after the other, to be compared as a phrase.
 * @param text anything; linear in its length
 */
export function phraseOf(text: string): string[] {
  return inOrder(plainOf(text));
}

function inOrder(plain: string): string[] {
  const words: string[] = [];
  for (const [name] of plain.matchAll(/[\p{L}\d_]+/gu)) {
    if (name.length > LONGEST) continue;
    const parts = name.includes('_') ? name.split('_') : name.split(CAMEL);
    if (parts.length > 1) words.push(name.toLowerCase().replace(/^_+|_+$/g, ''));
    for (const part of parts) {
      const kept = reduced(part.toLowerCase());
      if (kept !== undefined) words.push(kept);
    }
  }
  return words;
}

/**
 * Cuts a text into what the search compares. Accents, case, endings and synonyms of either language are gone; a code or
 * camelCase name gives itself and its parts; addresses, ports and line numbers give nothing.
 * @param text anything; linear in its length
 * @returns words in their order, with repetitions, and then what they say together
 */
export function wordsOf(text: string): string[] {
  const plain = plainOf(text);
  const words = inOrder(plain);
  const lower = plain.toLowerCase();
  for (const [phrase, word] of PHRASES) {
    for (const _ of lower.matchAll(phrase)) words.push(word);
  }
  for (const [situation, said] of SITUATIONS) if (situation.test(lower)) words.push(...inOrder(said));
  for (const [code, { words: said }] of Object.entries(SYSTEM)) {
    if (said.some((phrase) => lower.includes(phrase))) words.push(code);
  }
  return words;
}
