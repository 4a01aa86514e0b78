/** Strings of the elements that stand in pages. */
import type { Kind } from '../copy-check/results.ts';
import type { Said, Strings } from '../site/strings.ts';

/** Captions of figures. */
export const FIGURE_TEXT = {
  recorded: { es: 'grabado con', en: 'recorded with' },
  exit: { es: 'código de salida', en: 'exit code' },
  signal: { es: 'señal', en: 'signal' },
} satisfies Strings;

/** Ways to take a module away. */
export const INSTALL = {
  summary: { es: 'Llevárselo', en: 'Take it' },
  licence: { es: '0BSD: se pega sin citar a nadie', en: '0BSD: paste it, name nobody' },
  download: { es: 'Descargar {name}', en: 'Download {name}' },
  archive: { es: 'todo lo del ejemplo (.tar.gz)', en: 'everything of the example (.tar.gz)' },
  licenceText: { es: 'licencia 0BSD', en: '0BSD licence' },
  module: { es: 'Solo el módulo:', en: 'The module alone:' },
  all: { es: 'Todo lo del ejemplo, y ejecutarlo:', en: 'Everything of the example, and run it:' },
  add: {
    es: 'A lib/ de un proyecto, con el cliente de shadcn:',
    en: "Into a project's lib/, with shadcn's client:",
  },
} satisfies Strings;

export const TABLE = { name: { es: 'Tabla', en: 'Table' } } satisfies Strings;

export const MATRIX_FILTER = {
  name: { es: 'Filtrar la tabla', en: 'Filter the table' },
  label: { es: 'Filtrar por ejemplo, error o entorno', en: 'Filter by example, error or runtime' },
  differing: { es: 'Solo donde difieren', en: 'Only where they differ' },
  /** Filled in by the filter, as the reader types. */
  count: { es: '{shown} de {all} filas', en: '{shown} of {all} rows' },
} satisfies Strings;

/** Tables of the runtimes. */
export const RUNTIMES = {
  example: { es: 'Ejemplo', en: 'Example' },
  runtime: { es: 'Entorno', en: 'Runtime' },
  error: { es: 'Error', en: 'Error' },
  ending: { es: 'Final', en: 'Ending' },
  none: { es: 'sin error', en: 'no error' },
  exit: { es: 'salida', en: 'exit' },
  differs: { es: 'distinto de Node.js 20', en: 'differs from Node.js 20' },
  notMeasured: { es: 'sin medir', en: 'not measured' },
} satisfies Strings;

/** State of a package. */
export const PACKAGE = {
  version: {
    es: 'Estado en {lookedUp}: versión {version} ({month}), de',
    en: 'As of {lookedUp}: version {version} ({month}), from',
  },
  orEarlier: { es: '{month} o antes', en: '{month} or earlier' },
  none: { es: 'sin dependencias', en: 'no dependencies' },
  one: { es: '{count} dependencia', en: '{count} dependency' },
  several: { es: '{count} dependencias', en: '{count} dependencies' },
  needs: { es: 'desde {needs}', en: '{needs} or newer' },
} satisfies Strings;

/** Tables of the projects that examples compile in. */
export const COMPILES = {
  project: { es: 'Proyecto', en: 'Project' },
  what: { es: 'Qué es', en: 'What it is' },
  by: { es: 'Comprobado con', en: 'Checked with' },
  clean: { es: 'Pasan', en: 'Pass' },
  share: { es: '{clean} de {all}', en: '{clean} of {all}' },
  example: { es: 'Ejemplo', en: 'Example' },
} satisfies Strings;

/** Table of the contract. */
export const CONTRACT = {
  module: { es: 'Módulo', en: 'Module' },
  clause: { es: 'Cláusula', en: 'Clause' },
  fault: { es: 'Fallo introducido', en: 'Fault put in' },
  key: {
    es: '✓ y un número: cuántas comprobaciones pasaron. –: la cláusula no se aplica. *: apareció un fallo del propio entorno. Comprobado con {runtimes}.',
    en: '✓ and a number: how many checks passed. –: the clause does not apply. *: a fault of the runtime itself was met. Checked on {runtimes}.',
  },
  reasons: { es: 'Por qué una cláusula no se aplica', en: 'Why a clause does not apply' },
  faults: { es: 'Fallos del propio entorno', en: 'Faults of the runtimes themselves' },
  elsewhereKey: {
    es: 'Comprobaciones que pasan, de las que tiene cada módulo. *: las demás fallan por culpa del propio entorno, como se explica debajo. †: el banco de pruebas no puede ejecutar alguna ahí. –: el módulo no admite ese entorno. Comprobado con {runtimes}.',
    en: 'Checks that pass, out of all that a module has. *: the others fail because of the runtime itself, as told below. †: the test bench cannot run some of them there. –: the module does not support that runtime. Checked on {runtimes}.',
  },
  elsewhereFaults: { es: 'Fallos de {runtime}', en: 'Faults of {runtime}' },
  elsewhereReasons: {
    es: 'Lo que no se aplica o no se puede ejecutar en {runtime}',
    en: 'What does not apply or cannot be run on {runtime}',
  },
} satisfies Strings;

/** Names of the kinds of project, above the columns. */
export const PROJECT_NAMES = {
  esm: { es: 'ESM', en: 'ESM' },
  bundler: { es: 'Bundler', en: 'Bundler' },
  commonjs: { es: 'CommonJS', en: 'CommonJS' },
  loose: { es: 'Sin strict', en: 'Not strict' },
  'every-flag': { es: 'Todo estricto', en: 'All strict' },
  node: { es: 'node', en: 'node' },
  tsx: { es: 'tsx', en: 'tsx' },
  bun: { es: 'Bun', en: 'Bun' },
  deno: { es: 'Deno', en: 'Deno' },
  'compiled-esm': { es: 'tsc, ESM', en: 'tsc, ESM' },
  'compiled-commonjs': { es: 'tsc, CommonJS', en: 'tsc, CommonJS' },
  bundled: { es: 'esbuild', en: 'esbuild' },
  eslint: { es: 'ESLint', en: 'ESLint' },
  biome: { es: 'Biome', en: 'Biome' },
  oxlint: { es: 'Oxlint', en: 'Oxlint' },
  'deno-lint': { es: 'deno lint', en: 'deno lint' },
  ruff: { es: 'Ruff', en: 'Ruff' },
  mypy: { es: 'mypy', en: 'mypy' },
} satisfies Readonly<Record<Kind, Said>>;

/** Contents of the kinds of project. */
export const PROJECT_TEXTS = {
  esm: {
    es: 'Módulos ES: "type": "module", "module": "nodenext" y "strict"',
    en: 'ES modules: "type": "module", "module": "nodenext" and "strict"',
  },
  bundler: {
    es: 'Como en una plantilla de Vite: "moduleResolution": "bundler", con los tipos del DOM',
    en: 'As in a Vite template: "moduleResolution": "bundler", with the types of the DOM',
  },
  commonjs: {
    es: 'CommonJS: sin "type" en package.json, con "strict"',
    en: 'CommonJS: no "type" in package.json, with "strict"',
  },
  loose: { es: 'Módulos ES con "strict": false', en: 'ES modules with "strict": false' },
  'every-flag': {
    es: 'Todas las opciones estrictas que tiene el compilador',
    en: 'Every strict option that the compiler has',
  },
  node: {
    es: 'node archivo.ts, sin nada más: el propio Node.js quita los tipos',
    en: 'node file.ts and nothing else: Node.js itself strips the types',
  },
  tsx: { es: 'npx tsx archivo.ts, en Node.js 20', en: 'npx tsx file.ts, on Node.js 20' },
  bun: { es: 'bun archivo.ts', en: 'bun file.ts' },
  deno: { es: 'deno run archivo.ts', en: 'deno run file.ts' },
  'compiled-esm': {
    es: 'El JavaScript que genera tsc en el proyecto ESM, ejecutado',
    en: 'The JavaScript that tsc emits in the ESM project, run',
  },
  'compiled-commonjs': {
    es: 'El JavaScript que genera tsc en el proyecto CommonJS, ejecutado',
    en: 'The JavaScript that tsc emits in the CommonJS project, run',
  },
  bundled: {
    es: 'El ejemplo en un solo archivo, hecho por esbuild y ejecutado',
    en: 'The example in a single file, made by esbuild and run',
  },
  eslint: {
    es: 'Las reglas recomendadas de ESLint y el conjunto strict-type-checked de typescript-eslint, que usa los tipos',
    en: 'The recommended rules of ESLint and the strict-type-checked set of typescript-eslint, which uses types',
  },
  biome: { es: 'Las reglas recomendadas de Biome', en: 'The recommended rules of Biome' },
  oxlint: { es: 'Las reglas que Oxlint trae activadas', en: 'The rules that Oxlint has on by default' },
  'deno-lint': { es: 'Las reglas recomendadas de deno lint', en: 'The recommended rules of deno lint' },
  ruff: {
    es: 'Los módulos de Python, con las reglas que Ruff trae activadas',
    en: 'The Python modules, with the rules that Ruff has on by default',
  },
  mypy: {
    es: 'Los tipos de los módulos de Python, con mypy --strict',
    en: 'The types of the Python modules, with mypy --strict',
  },
} satisfies Readonly<Record<Kind, Said>>;

/** Drawing of a FIN and a RST. The description is for readers who do not see it. */
export const FIN_AND_RST = {
  title: { es: 'De un FIN a EPIPE, paso a paso', en: 'From a FIN to EPIPE, step by step' },
  description: {
    es: 'El otro extremo llama a close() y su núcleo envía un FIN. Nuestro extremo pasa a CLOSE_WAIT y el programa recibe el evento end. La primera escritura se acepta y sus datos cruzan. Como ya no hay programa al otro lado, su núcleo responde con un RST y la conexión desaparece en ambos extremos. La segunda escritura no cruza nada: falla con EPIPE.',
    en: 'The peer calls close() and its kernel sends a FIN. Our end goes to CLOSE_WAIT and the program gets the end event. The first write is accepted and its data crosses. As no program is left on the other side, its kernel answers with a RST and the connection is gone at both ends. The second write sends nothing across: it fails with EPIPE.',
  },
  nobody: { es: 'ya no hay programa', en: 'no program left' },
  gone: { es: 'no hay conexión', en: 'no connection' },
  data: { es: 'datos', en: 'data' },
  nothing: { es: 'nada llega a cruzar', en: 'nothing crosses' },
} satisfies Strings;
