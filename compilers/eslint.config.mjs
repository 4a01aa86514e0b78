// The `strict-type-checked` set of typescript-eslint; nothing is taken away from it for the modules, which are copied.
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
    // Demos and helpers print what they have counted, and answer an event in one line: braces and `String()` would hide it.
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
);
