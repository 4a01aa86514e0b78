/** References to examples: parts, languages and recordings that an element's attributes name. */
import { recordedOn, type Outcome, type Recording, type RecordedError } from '../examples/recording.ts';
import {
  fileOf,
  inputsHash,
  listExamples,
  listRunnables,
  readRecording,
  type CodeLanguage,
  type Runnable,
} from '../examples/files.build.ts';
import { SHOWN } from '../examples/runtimes.build.ts';
import type { Attributes, Context } from './element.ts';
import type { Caption } from './nodes.ts';

/** Part of an example, in one language. */
export interface Reference {
  readonly of: string;
  readonly part: string;
  readonly language: CodeLanguage;
  /** Below `examples/`. */
  readonly file: string;
}

/** @throws when the example is unknown */
export function checkExample(id: string, folder: string): void {
  const known = listExamples(folder);
  if (!known.includes(id)) throw new Error(`there is no example "${id}": name one of ${known.join(', ')}`);
}

/** @throws when the example or the language is unknown, or the example has no such part */
export function referenceOf(
  { of = '', part = '', lang = 'typescript' }: Attributes,
  folder: string,
): Reference {
  checkExample(of, folder);
  if (lang !== 'typescript' && lang !== 'python')
    throw new Error(`lang="${lang}" is not known: use "typescript" or "python"`);
  return { of, part, language: lang, file: `${of}/${fileOf(of, part, lang)}` };
}

/** @throws when the part cannot be run */
export function runnableOf({ of, part, language }: Reference, folder: string): Runnable {
  const runnable = listRunnables(of, folder).find(
    (found) => found.part === part && found.language === language,
  );
  if (runnable === undefined) {
    const parts = listRunnables(of, folder).map((found) => `${found.part} (${found.language})`);
    throw new Error(
      `examples/${of} has no ${language} part "${part}" to run: it has ${parts.join(', ') || 'none'}`,
    );
  }
  return runnable;
}

/** A recorded outcome, and where it stands. */
export interface Recorded {
  readonly outcome: Outcome;
  readonly recording: Recording;
  readonly caption: Omit<Caption, 'kind'>;
}

/** @throws when there is no recording of the part, or its files have changed since */
export function recordedOf(attributes: Attributes, { examples: folder }: Context): Recorded {
  const reference = referenceOf(attributes, folder);
  const { of, part, language } = reference;
  const { runtime } = attributes;
  const runnable = runnableOf(reference, folder);
  const id = runtime ?? SHOWN[language];
  const recording = readRecording(of, id, folder);
  const mend = `run \`npm run record -- ${of}${runtime === undefined ? '' : ' --all'}\``;
  const run = recording?.runs[part];
  const outcome = run?.outcomes[0];
  if (recording === undefined || run === undefined || outcome === undefined) {
    throw new Error(`"${part}" of ${of} has no recording on ${id}: ${mend}`);
  }
  if (run.inputs !== inputsHash(runnable.path, folder)) {
    throw new Error(`the recording of "${part}" of ${of} on ${id} is stale, its files have changed: ${mend}`);
  }
  const caption = {
    example: of,
    file: `${of}/recordings/${id}.json`,
    recordedOn: recordedOn(recording),
  };
  return { outcome, recording, caption };
}

/** @throws when so many errors were not recorded */
export function errorOf({ errors }: Outcome, number: string): RecordedError {
  const error = errors[Number(number) - 1];
  if (error === undefined)
    throw new Error(`error="${number}" was not recorded: there are ${errors.length}, counted from 1`);
  return error;
}

/** Words of an attribute that holds several. */
export const wordsOf = (value: string | undefined): string[] => (value ?? '').split(/\s+/).filter(Boolean);

/** Ids of the examples that `of` names: `catch-epipe`, or `catch-epipe/demo catch-epipe/without-handler`. */
export const idsOf = ({ of }: Attributes): string[] => wordsOf(of).map((word) => word.split('/')[0] ?? '');
