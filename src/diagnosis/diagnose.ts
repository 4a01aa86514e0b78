/** What a pasted error says about its cause: the very module that readers copy, so that both are always the same. */
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
