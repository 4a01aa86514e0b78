// The `strict-type-checked` set of typescript-eslint; the modules, which are copied, keep it whole.
import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const modules = readdirSync(process.cwd()).map((id) => `${id}/${id}.ts`);

export default defineConfig(
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
  },
  {
    // Demos and their helpers print numbers, and answer an event in one line: `String()` and braces would hide what they show.
    files: ['**/*.ts'],
    ignores: modules,
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
    },
  },
  {
    // The types of newer versions of Node say that `process.disconnect` may be missing.
    files: ['ipc-channel-closed/leaving-child.ts', 'ipc-channel-closed/slow-child.ts'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
);
