/** TypeScript as the CommonJS that Jest runs. */
import { transformSync } from 'esbuild';

export default {
  /** @param {string} source @param {string} file */
  process(source, file) {
    const { code } = transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'es2023',
      sourcefile: file,
      sourcemap: 'inline',
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': 'FILE_URL', 'import.meta.dirname': '__dirname' },
      banner: "const FILE_URL = require('node:url').pathToFileURL(__filename).href;",
    });
    return { code };
  },
};
