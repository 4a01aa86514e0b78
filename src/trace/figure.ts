/**
 * The figure of a trace, as HTML: a list of steps that CSS lays out as two life lines with the kernel in between. It
 * reads whole without a script; `src/trace/player.browser.ts` makes it step. Pure.
 */
import { escapeHtml } from '../code/code-html.ts';
import { alignSteps } from './align.ts';
import { otherEnd, type End, type Place, type States, type Step, type Trace } from './trace.ts';
import type { Locale } from '../site/locales.ts';
import { fill } from '../site/strings.ts';
import { FIGURE } from './strings.ts';
import { isBreak, labelOf, nameOf, originOf, sentenceOf, sideOf } from './words.ts';

/** A trace and the source that it runs. */
export interface Shown {
  readonly trace: Trace;
  /** The traced file, line by line as HTML. */
  readonly source: readonly string[];
  /** The text of a line, of that file or of another one. */
  readonly lineAt: (place: Place) => string;
}

/** Code between backticks and emphasis between underscores become elements. */
const marked = (sentence: string): string =>
  escapeHtml(sentence)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/(^|\s)_([^_]+)_/g, '$1<em>$2</em>');

const attributes = (values: Readonly<Record<string, string | number | boolean | undefined>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) =>
      value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value)).replaceAll('"', '&quot;')}"`,
    )
    .join('');

/** State of the connection at a step, taken from this step and those before it. */
interface Standing {
  readonly states: States | undefined;
  /** Ends whose state this step has changed. */
  readonly changed: readonly End[];
  /** Ends that a program still holds. */
  readonly held: Readonly<Record<End, boolean>>;
  /** The last line that ran. */
  readonly place: Place | undefined;
}

const startOf = ({ start }: Trace): Standing => ({
  states: start,
  changed: [],
  held: { ours: true, peer: true },
  place: undefined,
});

function standings(trace: Trace): Standing[] {
  let last = startOf(trace);
  return trace.steps.map((step) => {
    const before = last.states;
    const states = step.states ?? before;
    const leaves = step.kind === 'syscall' && (step.name === 'close' || step.name === 'exit_group');
    last = {
      states,
      changed: (['ours', 'peer'] as const).filter((end) => states?.[end] !== before?.[end]),
      held: leaves ? { ...last.held, [step.end]: false } : last.held,
      place: ('place' in step ? step.place : undefined) ?? last.place,
    };
    return last;
  });
}

/** Sign that CSS draws for a step. Screen readers skip it: the words say the same. */
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

const lineName = ({ file, line }: Place, locale: Locale): string =>
  file === undefined ? `${FIGURE.line[locale]} ${line}` : `${file.split('/').at(-1) ?? ''}:${line}`;

/** The new state of an end, if the step has changed it. */
function stateChip(end: End, { changed, states }: Standing, trace: Trace, locale: Locale): string {
  if (states === undefined || !changed.includes(end)) return '';
  return `<span class="seq-state"><span class="seq-of">${escapeHtml(nameOf(end, trace, locale))}</span> ${states[end]}</span>`;
}

/** Content of one step's list item or cell. */
function stepBody(
  step: Step,
  standing: Standing,
  { trace, lineAt }: Shown,
  locale: Locale,
  which = '',
): string {
  const side = sideOf(step);
  const place = 'place' in step ? step.place : undefined;
  const label = labelOf(step, place && lineAt(place));
  const where =
    place === undefined ? '' : ` <span class="seq-line">${escapeHtml(lineName(place, locale))}</span>`;
  const name =
    step.kind === 'repeat' ? '' : `<span class="seq-who">${escapeHtml(nameOf(side, trace, locale))}</span> `;
  const across = stateChip(otherEnd(side), standing, trace, locale);
  return (
    `<span class="seq-sign" aria-hidden="true">${sign(step)}</span>` +
    `<span class="seq-text">${which}${name}<code class="seq-label">${escapeHtml(label)}</code>${where} ` +
    `<span class="seq-say">${marked(sentenceOf(step, trace, locale))}</span>${stateChip(side, standing, trace, locale)}</span>` +
    (across === '' ? '' : ` <span class="seq-across">${across}</span>`)
  );
}

/** Attributes of a step for the script and the style sheet. */
function standingAttributes({ states, held, place }: Standing): string {
  return attributes({
    'data-line': place?.file === undefined ? place?.line : undefined,
    'data-ours': states?.ours,
    'data-peer': states?.peer,
    'data-ours-left': !held.ours,
    'data-peer-left': !held.peer,
  });
}

const stepAttributes = (step: Step): string =>
  attributes({
    'data-kind': step.kind,
    'data-end': step.kind === 'repeat' ? undefined : sideOf(step),
    'data-break': isBreak(step),
  });

/** A line that two programs have in two forms, with the name of each. */
interface Variant {
  readonly line: number;
  readonly forms: readonly { readonly name: string; readonly html: string }[];
}

/** The source, without its first line, which says where the file is from. */
function sourceBlock(lines: readonly string[], label: string, variants: readonly Variant[] = []): string {
  const row = (number: number, html: string, only?: number): string =>
    `<span class="seq-row"${attributes({ 'data-line': number, 'data-only': only })}><span class="seq-number" aria-hidden="true">${number}</span>${html}\n</span>`;
  const rows = lines.flatMap((html, index) => {
    const number = index + 1;
    if (number === 1) return [];
    const variant = variants.find(({ line }) => line === number);
    if (variant === undefined) return [row(number, html)];
    return variant.forms.map((form, side) =>
      row(number, `<b class="seq-only">${form.name}</b> ${form.html}`, side),
    );
  });
  return `<pre class="seq-source lined" tabindex="0" role="group"${attributes({ 'aria-label': label })}><code>${rows.join('')}</code></pre>`;
}

function bar(locale: Locale, count: number): string {
  const button = (what: string, label: string, more = ''): string =>
    `<button type="button" class="pill${what === 'next' ? ' is-main' : ''}" data-go="${what}"${more}>${label}</button>`;
  return (
    `<div class="seq-bar needs-script" role="group"${attributes({ 'aria-label': FIGURE.controls[locale] })}>` +
    button('back', `<span aria-hidden="true">←</span> ${FIGURE.back[locale]}`) +
    button('next', `${FIGURE.next[locale]} <span aria-hidden="true">→</span>`) +
    button(
      'play',
      FIGURE.play[locale],
      attributes({ 'data-play': FIGURE.play[locale], 'data-pause': FIGURE.pause[locale] }),
    ) +
    `<span class="seq-count"${attributes({ 'data-form': FIGURE.count[locale] })}>${fill(FIGURE.all[locale], { count })}</span>` +
    `<span class="seq-hint">${FIGURE.hint[locale]}</span>` +
    `<p class="seq-now only-heard" role="status"></p></div>`
  );
}

function heads(trace: Trace, locale: Locale): string {
  const head = (end: End): string =>
    `<span class="seq-head" data-end="${end}"><b>${escapeHtml(nameOf(end, trace, locale))}</b>${trace.start === undefined ? '' : ` <span class="seq-badge" data-state="${end}">${trace.start[end]}</span>`}</span>`;
  return `<div class="seq-heads">${head('ours')}<span class="seq-kernel">${FIGURE.kernel[locale]}</span>${head('peer')}</div>`;
}

const fileLink = ({ example, part }: Trace, root: string): string =>
  `<a class="seq-file" href="${root}examples/${example}/${part}.ts">${part}.ts</a>`;

function caption(trace: Trace, locale: Locale, root: string, files: string): string {
  const { name, version } = trace.runtime;
  return `<figcaption class="seq-caption"><span>${files}</span><span>${FIGURE.recorded[locale]} <b>${escapeHtml(`${name} ${version}, ${trace.platform}`)}</b></span></figcaption>`;
}

/** The parts of a figure, in their order. */
const figure = (
  parts: Readonly<{ name: string; label: string; caption: string; top: string; steps: string; foot: string }>,
  locale: Locale,
): string =>
  `<figure class="${parts.name}"${attributes({ 'aria-label': fill(FIGURE.label[locale], { of: parts.label }) })}>${parts.caption}` +
  `<div class="seq-top">${parts.top}</div>` +
  `<ol class="seq-steps"${attributes({ 'aria-label': FIGURE.steps[locale] })}>${parts.steps}</ol>` +
  `<p class="seq-foot">${parts.foot}</p></figure>`;

/**
 * @param root address of the site's own root, with a slash at its end
 * @returns the inside of the figure
 */
export function sequenceHtml(shown: Shown, locale: Locale, root: string): string {
  const { trace, source } = shown;
  const at = standings(trace);
  const items = trace.steps.map((step, index) => {
    const standing = at[index] ?? startOf(trace);
    return `<li class="seq-step"${stepAttributes(step)}${standingAttributes(standing)}>${stepBody(step, standing, shown, locale)}</li>`;
  });
  return figure(
    {
      name: 'seq seq-player',
      label: `${trace.part}.ts`,
      caption: caption(trace, locale, root, fileLink(trace, root)),
      top:
        sourceBlock(source, FIGURE.source[locale]) + bar(locale, trace.steps.length) + heads(trace, locale),
      steps: items.join(''),
      foot: originOf(trace, locale),
    },
    locale,
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
  if (left.source.length !== right.source.length) {
    throw new Error(
      `${left.trace.part} and ${right.trace.part} have not as many lines: compare programs that differ in one`,
    );
  }
  const [one, other] = names.map(escapeHtml) as [string, string];
  const variants = left.source.flatMap((html, index): Variant[] => {
    const differs = right.source[index] ?? '';
    if (html === differs) return [];
    return [
      {
        line: index + 1,
        forms: [
          { name: one, html },
          { name: other, html: differs },
        ],
      },
    ];
  });
  const sides = [left, right].map((shown, side) => ({
    shown,
    name: [one, other][side] ?? '',
    at: standings(shown.trace),
    last: startOf(shown.trace),
  }));
  const moments = alignSteps(left.trace.steps, right.trace.steps);
  const rows = moments.map(({ at: indexes, same }) => {
    const cells = sides.map((side, which) => {
      const index = indexes[which];
      const step = index === undefined ? undefined : side.shown.trace.steps[index];
      const label = `<span class="seq-which">${side.name}<span class="only-heard">:</span></span> `;
      if (index === undefined || step === undefined) {
        return `<div class="seq-side"><div class="seq-step seq-gap"${standingAttributes(side.last)}><span class="seq-sign"></span><span class="seq-text">${label}<span class="seq-nothing">${FIGURE.nothing[locale]}</span></span></div></div>`;
      }
      side.last = side.at[index] ?? side.last;
      return `<div class="seq-side"><div class="seq-step"${stepAttributes(step)}${standingAttributes(side.last)}>${stepBody(step, side.last, side.shown, locale, label)}</div></div>`;
    });
    return `<li class="seq-moment"${attributes({ 'data-same': same })}>${cells.join('')}</li>`;
  });
  const tops = sides.map(
    ({ shown, name }) =>
      `<div class="seq-side"><b class="seq-title">${name}</b>${heads(shown.trace, locale)}</div>`,
  );
  return figure(
    {
      name: 'seq seq-player seq-compare',
      label: names.join(', '),
      caption: caption(
        left.trace,
        locale,
        root,
        `${fileLink(left.trace, root)} · ${fileLink(right.trace, root)}`,
      ),
      top:
        sourceBlock(left.source, FIGURE.source[locale], variants) +
        bar(locale, moments.length) +
        `<div class="seq-sides">${tops.join('')}</div>`,
      steps: rows.join(''),
      foot: originOf(left.trace, locale),
    },
    locale,
  );
}
