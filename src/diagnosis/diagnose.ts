/** The module that readers copy, which the site itself runs: written by `npm run diagnosis:build`. */
export {
  diagnose,
  FOREIGN,
  QUESTIONS,
  RULES,
  type Cause,
  type Certainty,
  type Diagnosis,
  type Foreign,
  type Question,
  type Span,
} from '../../examples/diagnose-paste/diagnose-paste.ts';
