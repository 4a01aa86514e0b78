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
meaning mean significa significado
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
  [/\bel software (?:ha causado|caus\w+) el fin de la conexion\b/g, 'econnaborted'],
  [/\bvol(?:ver|viendo) a conectar\b/g, 'reconnect'],
  [/\blinea de (?:ordenes|comandos)\b|\bcommand[ -]line\b/g, 'cli'],
  [/\bunexpected eof\b/g, 'eof'],
];

/** Numbers of a system error, as Linux, macOS and Windows (libuv, Winsock) count them. */
const ERRNO: Readonly<Record<string, string>> = {
  '32': 'epipe',
  '4047': 'epipe',
  '54': 'econnreset',
  '104': 'econnreset',
  '4077': 'econnreset',
  '10054': 'econnreset',
  '61': 'econnrefused',
  '111': 'econnrefused',
  '4078': 'econnrefused',
  '10061': 'econnrefused',
  '53': 'econnaborted',
  '103': 'econnaborted',
  '4079': 'econnaborted',
  '10053': 'econnaborted',
};

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

/** A word's meaning or stem; undefined for one that says nothing. */
function reduced(word: string): string | undefined {
  if (STOP.has(word) || word === '') return undefined;
  if (/^\d+$/.test(word)) return word.length <= 4 ? word : undefined;
  const stem = stemOf(word);
  return meanings.get(stem) ?? stem;
}

/**
 * Cuts a text into what the search compares. Accents, case, endings and synonyms of either language are gone; a code or
 * camelCase name gives itself and its parts; addresses, ports and line numbers give nothing.
 * @param text anything; linear in its length
 * @returns words in their order, with repetitions
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const plain = fold(text)
    .replace(NUMBERED, (_, number: string) => ERRNO[number] ?? ` ${number}`)
    .replace(PASSING, ' ');
  const names = plain.match(/[\p{L}\d_]+/gu) ?? [];
  for (const name of names) {
    if (name.length > LONGEST) continue;
    const parts = name.includes('_') ? name.split('_') : name.split(CAMEL);
    if (parts.length > 1) words.push(name.toLowerCase().replace(/^_+|_+$/g, ''));
    for (const part of parts) {
      const kept = reduced(part.toLowerCase());
      if (kept !== undefined) words.push(kept);
    }
  }
  const lower = plain.toLowerCase();
  for (const [phrase, word] of PHRASES) {
    for (const _ of lower.matchAll(phrase)) words.push(word);
  }
  return words;
}
