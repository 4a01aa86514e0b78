/** Words of the search, in both languages: synonyms, set phrases, products, messages of operating systems. Data only. */

/**
 * Synonyms: one meaning a line, named by its first word. Forms are stemmed, so one form of a verb or noun is enough unless
 * it is irregular.
 */
export const MEANINGS = `
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

/** Set phrases, with the one word that stands for each. */
export const PHRASES: readonly (readonly [RegExp, string])[] = [
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

/** Products and situations, with the words that this site has for them. */
export const SITUATIONS: readonly (readonly [RegExp, string])[] = [
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

/** An error as operating systems report it. */
interface SystemError {
  /** On Linux, macOS and Windows: libuv's, then Winsock's. */
  readonly numbers: string;
  /** In English, and in Spanish as glibc (`po/es.po`, old and new) and Windows put them. Beginnings are enough. */
  readonly words: readonly string[];
}

/** Numbers and messages of each error, by its code. */
export const SYSTEM_ERRORS: Readonly<Record<string, SystemError>> = {
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

/** Words that tell nothing about a page. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a al algo algun alguna and any are as at be been but by can cannot como con cual cuando cuanto de del desde do does
  doesn donde dos e el ella en entre era es esa ese eso esta estan estar este esto for from fue get getting ha hace hacer hago han has
  hasta have how i if in into is it its just la las le lo los mas me mi mis muy my no not o of on or otro otra over para
  pero pese por porque puede puedo que quien se ser sea si sin sobre son su sus tambien than that the their them then
  there they this to u un una unas uno unos up via was we were what when where which who why will with without y you your
  err error errores errors im don t s ll ve re`.split(/\s+/),
);
