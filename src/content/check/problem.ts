/** One thing to mend: `file:line: what, and how to mend it`. */
export type Problem = string;
