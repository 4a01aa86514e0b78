/**
 * The figure of a trace, as HTML: a list of steps that CSS lays out as two life lines with the kernel in between. It
 * reads whole without a script; `src/browser/sequence.ts` makes it step. Pure.
 */
import { alignSteps } from './align.ts';
import type { End, States, Step, Trace } from './trace.ts';
import { FIGURE, isBreak, labelOf, nameOf, NO_SEGMENTS, sentenceOf, sideOf, type Locale } from './words.ts';

/** A trace and the source that it runs, line by line as HTML. */
export interface Shown {
  readonly trace: Trace;
  readonly source: readonly string[];
}

/** Text, fit to stand in HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Code between backticks and emphasis between underscores become elements. */
const marked = (sentence: string): string =>
  escapeHtml(sentence)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/(^|\s)_([^_]+)_/g, '$1<em>$2</em>');

const attributes = (values: Readonly<Record<string, string | number | boolean | undefined>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value))}"`))
    .join('');

/** What is true before each step: the states, and which ends a program still holds. */
interface Standing {
  readonly states: States | undefined;
  readonly held: Readonly<Record<End, boolean>>;
}

function standings({ steps, start }: Trace): Standing[] {
  const found: Standing[] = [];
  let states = start;
  let held: Record<End, boolean> = { ours: true, peer: true };
  for (const step of steps) {
    states = step.states ?? states;
    if (step.kind === 'syscall' && (step.name === 'close' || step.name === 'exit_group')) {
      held = { ...held, [step.end]: false };
    }
    found.push({ states, held });
  }
  return found;
}

/** The sign that CSS draws for a step, for the eye alone: the words say the same. */
function sign(step: Step): string {
  if (step.kind === 'segment') {
    return `<span class="seq-arrow"${attributes({ 'data-to': sideOf(step) })}><span class="seq-flag">${escapeHtml(segmentFlag(step))}</span></span>`;
  }
  if (step.kind === 'syscall') {
    const into = !/^(?:read|recv)/.test(step.name);
    return `<span class="seq-ask"${attributes({ 'data-into': into })}></span>`;
  }
  return '<span class="seq-dot"></span>';
}

const segmentFlag = (step: Extract<Step, { kind: 'segment' }>): string =>
  step.flags.filter((flag) => flag !== 'ACK').join(' ') || `${step.length} B`;

/** What a list item or a cell says of one step. */
function stepBody(step: Step, trace: Trace, locale: Locale): string {
  const words = FIGURE[locale];
  const side = sideOf(step);
  const place = 'place' in step ? step.place : undefined;
  const where =
    place === undefined
      ? ''
      : ` <span class="seq-line">${place.file === undefined ? `${words.line} ${place.line}` : escapeHtml(`${place.file.split('/').at(-1) ?? ''}:${place.line}`)}</span>`;
  const states = step.states;
  const told =
    states === undefined
      ? ''
      : `<span class="seq-states">${(['ours', 'peer'] as const)
          .map(
            (end) =>
              `<span class="seq-state" data-end="${end}"><span class="seq-of">${escapeHtml(nameOf(end, trace, locale))}</span> ${states[end]}</span>`,
          )
          .join(' ')}</span>`;
  const name =
    step.kind === 'repeat' ? '' : `<span class="seq-who">${escapeHtml(nameOf(side, trace, locale))}</span> `;
  return (
    `<span class="seq-sign" aria-hidden="true">${sign(step)}</span>` +
    `<span class="seq-text">${name}<code class="seq-label">${escapeHtml(labelOf(step))}</code>${where} ` +
    `<span class="seq-say">${marked(sentenceOf(step, trace, locale))}</span>${told}</span>`
  );
}

function stepAttributes(
  step: Step,
  standing: Standing,
): Record<string, string | number | boolean | undefined> {
  const place = 'place' in step ? step.place : undefined;
  return {
    'data-kind': step.kind,
    'data-end': step.kind === 'repeat' ? undefined : sideOf(step),
    'data-break': isBreak(step),
    'data-line': place?.file === undefined ? place?.line : undefined,
    'data-ours': standing.states?.ours,
    'data-peer': standing.states?.peer,
    'data-ours-left': !standing.held.ours,
    'data-peer-left': !standing.held.peer,
  };
}

/** The source, without its first line, which says where the file is from. */
function sourceBlock(
  lines: readonly string[],
  label: string,
  variants: readonly (readonly [number, string, string])[] = [],
): string {
  const rows = lines.flatMap((html, index) => {
    const number = index + 1;
    if (number === 1) return [];
    const variant = variants.filter(([line]) => line === number);
    const row = (text: string, name?: string): string =>
      `<span class="seq-row"${attributes({ 'data-line': number, 'data-only': name })}><span class="seq-number" aria-hidden="true">${number}</span>${name === undefined ? '' : `<b class="seq-only">${name}</b> `}${text}\n</span>`;
    return variant.length === 0 ? [row(html)] : variant.map(([, name, text]) => row(text, name));
  });
  return `<pre class="seq-source" tabindex="0" role="group"${attributes({ 'aria-label': label })}><code>${rows.join('')}</code></pre>`;
}

function bar(locale: Locale, count: number): string {
  const words = FIGURE[locale];
  const button = (what: string, label: string, more = ''): string =>
    `<button type="button" data-go="${what}"${more}>${label}</button>`;
  return (
    `<div class="seq-bar needs-script" role="group"${attributes({ 'aria-label': words.controls })}>` +
    button('back', `<span aria-hidden="true">←</span> ${words.back}`) +
    button('next', `${words.next} <span aria-hidden="true">→</span>`) +
    button('play', words.play, attributes({ 'data-play': words.play, 'data-pause': words.pause })) +
    `<span class="seq-count"${attributes({ 'data-form': words.count })}>${words.count.replace('{n}', '0').replace('{all}', String(count))}</span>` +
    `<p class="seq-now" role="status"><span class="seq-hint">${words.hint}</span></p>` +
    `</div>`
  );
}

function heads(trace: Trace, locale: Locale): string {
  const words = FIGURE[locale];
  const head = (end: End): string =>
    `<span class="seq-head" data-end="${end}"><b>${escapeHtml(nameOf(end, trace, locale))}</b>${trace.start === undefined ? '' : ` <span class="seq-badge" data-state="${end}">${trace.start[end]}</span>`}</span>`;
  return `<div class="seq-heads">${head('ours')}<span class="seq-kernel">${words.kernel}</span>${head('peer')}</div>`;
}

const footOf = (trace: Trace, locale: Locale): string =>
  trace.channel === 'tcp' ? FIGURE[locale].states(trace.statesChecked) : NO_SEGMENTS[locale];

const fileLink = ({ example, part }: Trace, root: string): string =>
  `<a class="seq-file" href="${root}examples/${example}/${part}.ts">${part}.ts</a>`;

function caption(trace: Trace, locale: Locale, root: string, files: string): string {
  const { name, version } = trace.runtime;
  return `<figcaption class="seq-caption"><span>${files}</span><span>${FIGURE[locale].recorded} <b>${escapeHtml(`${name} ${version}, ${trace.platform}`)}</b></span></figcaption>`;
}

/**
 * @param root address of the site's own root, with a slash at its end
 * @returns the inside of the figure
 */
export function sequenceHtml({ trace, source }: Shown, locale: Locale, root: string): string {
  const words = FIGURE[locale];
  const before = standings(trace);
  const items = trace.steps
    .map((step, index) => {
      const standing = before[index] ?? { states: undefined, held: { ours: true, peer: true } };
      return `<li class="seq-step"${attributes(stepAttributes(step, standing))}>${stepBody(step, trace, locale)}</li>`;
    })
    .join('');
  return (
    `<figure class="seq seq-player"${attributes({ 'aria-label': FIGURE[locale].label(`${trace.part}.ts`) })}>${caption(trace, locale, root, fileLink(trace, root))}` +
    `<div class="seq-top">${sourceBlock(source, words.source)}${bar(locale, trace.steps.length)}${heads(trace, locale)}</div>` +
    `<ol class="seq-steps"${attributes({ 'aria-label': words.steps })}>${items}</ol>` +
    `<p class="seq-foot">${footOf(trace, locale)}</p></figure>`
  );
}

/**
 * Two traces side by side, moment by moment.
 * @param names what each is called
 * @throws when the sources differ in how many lines they have, so that they cannot be shown as one
 */
export function compareHtml(
  left: Shown,
  right: Shown,
  names: readonly [string, string],
  locale: Locale,
  root: string,
): string {
  const words = FIGURE[locale];
  if (left.source.length !== right.source.length) {
    throw new Error(
      `${left.trace.part} and ${right.trace.part} have not as many lines: compare programs that differ in one`,
    );
  }
  const variants = left.source.flatMap((text, index) => {
    const other = right.source[index] ?? '';
    return text === other
      ? []
      : ([
          [index + 1, names[0], text],
          [index + 1, names[1], other],
        ] as const);
  });
  const sides = [left.trace, right.trace] as const;
  const before = sides.map(standings);
  const moments = alignSteps(left.trace.steps, right.trace.steps);
  const rows = moments.map(({ at, same }) => {
    const cells = sides.map((trace, side) => {
      const index = at[side];
      const step = index === undefined ? undefined : trace.steps[index];
      const standing =
        before[side]?.[
          lastAt(
            moments,
            moments.findIndex((moment) => moment.at === at),
            side,
          )
        ];
      const blank: Standing = standing ?? { states: trace.start, held: { ours: true, peer: true } };
      const label = `<span class="seq-which">${escapeHtml(names[side as 0 | 1])}: </span>`;
      if (step === undefined) {
        const { 'data-ours-left': oursLeft, 'data-peer-left': peerLeft } = stepAttributes(
          { kind: 'repeat', steps: 1, times: 1 },
          blank,
        );
        return `<div class="seq-step seq-gap"${attributes({ 'data-ours': blank.states?.ours, 'data-peer': blank.states?.peer, 'data-ours-left': oursLeft, 'data-peer-left': peerLeft })}><span class="seq-text">${label}<span class="seq-nothing">${words.nothing}</span></span></div>`;
      }
      return `<div class="seq-step"${attributes(stepAttributes(step, blank))}>${label}${stepBody(step, trace, locale)}</div>`;
    });
    return `<li class="seq-moment"${attributes({ 'data-same': same })}>${cells.join('')}</li>`;
  });
  const tops = sides.map(
    (trace, side) =>
      `<div class="seq-side"><b class="seq-title">${escapeHtml(names[side as 0 | 1])}</b>${heads(trace, locale)}</div>`,
  );
  return (
    `<figure class="seq seq-player seq-compare"${attributes({ 'aria-label': words.label(names.join(', ')) })}>` +
    caption(left.trace, locale, root, `${fileLink(left.trace, root)} · ${fileLink(right.trace, root)}`) +
    `<div class="seq-top">${sourceBlock(left.source, words.source, variants)}${bar(locale, moments.length)}<div class="seq-sides">${tops.join('')}</div></div>` +
    `<ol class="seq-steps"${attributes({ 'aria-label': words.steps })}>${rows.join('')}</ol>` +
    `<p class="seq-foot">${footOf(left.trace, locale)}</p></figure>`
  );
}

/** The last step of a side that has come by a moment. */
function lastAt(moments: ReturnType<typeof alignSteps>, moment: number, side: number): number {
  for (let index = moment; index >= 0; index -= 1) {
    const found = moments[index]?.at[side];
    if (found !== undefined) return found;
  }
  return -1;
}
