/** Samples that the page of the diagnosis offers: texts that recorded programs printed as they died. */
import { readRecording } from '../examples/files.build.ts';

export interface Sample {
  /** The line of the text that names the error. */
  readonly label: string;
  /** Runtime that printed it, such as "Node.js 20.20.2". */
  readonly runtime: string;
  readonly text: string;
}

/** As rules cite them: a trace that cannot tell its cause, and one for each kind of place that can. */
const SAMPLES = [
  'write-to-child-stdin/without-handler@node-20',
  'end-when-reader-leaves/without-handler@deno',
  'answer-upload-early/without-handler@node-24',
  'retry-stale-connection/without-handler@node-22',
  'fetch-whole/without-handler@node-26',
  'python-web-servers/demo-without-handler@python-3',
];

/**
 * @param folder of the examples
 * @throws naming the sample, if it is not recorded or printed nothing on standard error
 */
export function listSamples(folder?: string): Sample[] {
  return SAMPLES.map((source) => {
    const [, example = '', part = '', id = ''] = /^(.+)\/(.+)@(.+)$/.exec(source) ?? [];
    const recording = readRecording(example, id, folder);
    const text = recording?.runs[part]?.outcomes[0]?.stderr.trim() ?? '';
    const label = text.split('\n').findLast((line) => /^\S*.*(?:Error|EPIPE)\b.*: ./.test(line));
    if (recording === undefined || label === undefined) {
      throw new Error(
        `src/diagnosis/samples.build.ts: ${source} has recorded no error on standard error: name another`,
      );
    }
    return {
      label: label.replace(/^\W*(?:error: )?(?:Uncaught )?(?:cause\]: )?/, '').replace(/\W+$/, ''),
      runtime: `${recording.runtime.name} ${recording.runtime.version}`,
      text,
    };
  });
}
