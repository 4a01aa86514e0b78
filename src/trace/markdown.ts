/** A trace as Markdown, for readers who are programs: the steps of the figure, as a list. Pure. */
import type { Locale } from '../site/locales.ts';
import { fill } from '../site/strings.ts';
import { FIGURE } from './strings.ts';
import type { Step, Trace } from './trace.ts';
import { labelOf, nameOf, originOf, sentenceOf, sideOf } from './words.ts';

/** A code span whatever the text holds. */
const span = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

function stepOf(step: Step, trace: Trace, locale: Locale): string {
  const who = step.kind === 'repeat' ? '' : `${nameOf(sideOf(step), trace, locale)}: `;
  const place = 'place' in step ? step.place : undefined;
  const line = place === undefined ? '' : ` (${FIGURE.line[locale]} ${place.line})`;
  const states =
    step.states === undefined
      ? ''
      : ` [${(['ours', 'peer'] as const)
          .map((end) => `${nameOf(end, trace, locale)} ${step.states?.[end]}`)
          .join(', ')}]`;
  return `${who}${span(labelOf(step))}${line}. ${sentenceOf(step, trace, locale)}${states}`;
}

/**
 * @param name what the trace is called where two are compared
 * @returns a numbered list of every step, below a line that says what was recorded and on what
 */
export function sequenceMarkdown(trace: Trace, locale: Locale, name?: string): string {
  const { runtime, platform, part, steps } = trace;
  const title = name === undefined ? `${part}.ts` : `${name} (${part}.ts)`;
  return [
    `**${fill(FIGURE.label[locale], { of: title })}**, ${FIGURE.recorded[locale]} ${runtime.name} ${runtime.version}, ${platform}`,
    steps.map((step, index) => `${index + 1}. ${stepOf(step, trace, locale)}`).join('\n'),
    originOf(trace, locale),
  ].join('\n\n');
}
