/** The module that readers copy, which the site itself runs: written by `npm run diagnosis:build`. */
export {
  diagnose,
  FOREIGN,
  QUESTIONS,
  RULES,
  type Cause,
  type Diagnosis,
  type Span,
} from '../../examples/diagnose-paste/diagnose-paste.ts';
