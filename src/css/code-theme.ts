import type { PrismTheme } from 'prism-react-renderer';

/**
 * Colours of code, as CSS variables (see `custom.css`): so one theme serves light, dark and the terminal,
 * and a page does not flash from one to the other before its script runs.
 */
export const codeTheme: PrismTheme = {
  plain: { color: 'var(--code-text)', backgroundColor: 'var(--code-paper)' },
  styles: [
    { types: ['comment', 'prolog', 'cdata'], style: { color: 'var(--code-comment)', fontStyle: 'italic' } },
    { types: ['punctuation', 'operator'], style: { color: 'var(--code-punctuation)' } },
    { types: ['keyword', 'atrule', 'important', 'tag'], style: { color: 'var(--code-keyword)' } },
    {
      types: ['string', 'char', 'attr-value', 'regex', 'template-string'],
      style: { color: 'var(--code-string)' },
    },
    { types: ['number', 'boolean', 'constant', 'symbol', 'null'], style: { color: 'var(--code-number)' } },
    { types: ['function', 'function-variable', 'decorator'], style: { color: 'var(--code-function)' } },
    {
      types: ['class-name', 'builtin', 'maybe-class-name', 'attr-name'],
      style: { color: 'var(--code-type)' },
    },
  ],
};
