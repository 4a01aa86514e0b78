/** First problem that a schema finds. */
import type { ZodError } from 'zod';

/** Path and message of the first problem, such as `runs.demo.times: Invalid input`. */
export function issueOf({ issues }: ZodError): string {
  const [first] = issues;
  return `${first?.path.map(String).join('.') || 'the whole'}: ${first?.message ?? ''}`;
}
