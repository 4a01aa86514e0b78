/** The projects that examples are copied into. */
import { transformSync } from 'esbuild';
import type { Kind } from './results.ts';

export const TYPESCRIPTS = ['5.9', '6', '7'] as const;
export const NODE_TYPES = ['20', '26'] as const;

/** A project that is type-checked, and perhaps compiled. */
export interface Compile {
  readonly kind: Kind;
  /** The field `type` of its package.json. */
  readonly type?: 'module';
  readonly options: Readonly<Record<string, unknown>>;
}

const COMMON = { target: 'es2022', types: ['node'], skipLibCheck: true, preserveSymlinks: true };
const NODE_NEXT = { ...COMMON, module: 'nodenext', strict: true };

export const COMPILES: readonly Compile[] = [
  {
    kind: 'esm',
    type: 'module',
    options: { ...NODE_NEXT, rewriteRelativeImportExtensions: true },
  },
  {
    kind: 'bundler',
    type: 'module',
    // The DOM's types too, which a bundler's template brings: they clash with Node's where names are shared.
    options: {
      ...COMMON,
      lib: ['es2023', 'dom', 'dom.iterable'],
      module: 'preserve',
      moduleResolution: 'bundler',
      strict: true,
      isolatedModules: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    },
  },
  {
    // Without a `type`, files are CommonJS.
    kind: 'commonjs',
    options: { ...NODE_NEXT, esModuleInterop: true, rewriteRelativeImportExtensions: true },
  },
  {
    kind: 'loose',
    type: 'module',
    options: { ...NODE_NEXT, strict: false, noEmit: true, allowImportingTsExtensions: true },
  },
  {
    kind: 'every-flag',
    type: 'module',
    options: {
      ...NODE_NEXT,
      lib: ['es2023'],
      noEmit: true,
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
      noFallthroughCasesInSwitch: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noPropertyAccessFromIndexSignature: true,
      noUncheckedIndexedAccess: true,
      noUncheckedSideEffectImports: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      allowUnreachableCode: false,
      allowUnusedLabels: false,
      declaration: true,
      isolatedDeclarations: true,
      isolatedModules: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      forceConsistentCasingInFileNames: true,
    },
  },
];

/** Names a project that is type-checked. */
export const settingOf = (kind: Kind, typescript: string, types: string): string =>
  `${kind} typescript-${typescript} types-${types}`;

/** True for a file that can only be an ES module: it has a top-level `await`, or uses `import.meta`. */
export function needsEsm(text: string): boolean {
  try {
    // esbuild refuses a top-level `await` in CommonJS, and warns of `import.meta`.
    return transformSync(text, { loader: 'ts', format: 'cjs', logLevel: 'silent' }).warnings.length > 0;
  } catch {
    return true;
  }
}
