/** Removes from a transcript what differs from run to run without meaning: ports, process ids, folders. */

/** Frames of the tool that strips types on Node 20; a reader's own trace has other ones there or none. */
const TOOL_FRAME = /^.*(?:node_modules\/tsx|[?&]namespace=).*\n?/gm;

/**
 * @param text what a demo printed
 * @param folder absolute path of the example's folder, which becomes nothing: `demo.ts:5:8`
 * @returns the same facts, fit to be compared with another run
 */
export function normalise(text: string, folder: string): string {
  const parent = folder.replace(/[^/]+\/?$/, '');
  return (
    text
      // eslint-disable-next-line no-control-regex -- colour codes are control characters
      .replace(/\u001b\[[0-9;]*m/g, '')
      .replace(TOOL_FRAME, '')
      .replaceAll(`file://${folder}/`, '')
      .replaceAll(`${folder}/`, '')
      .replaceAll(`file://${parent}`, '../')
      .replaceAll(parent, '../')
      // The folder of Python's library differs between machines.
      .replace(/(?:\/[\w.-]+)+\/lib\/python3\.\d+\//g, '<python>/')
      .replace(/\/tmp\/[\w.-]+/g, '<tmp>')
      .replace(/((?:127\.0\.0\.1|localhost|\[::1\]|::1):)\d{2,5}\b/g, '$1<port>')
      .replace(/\b((?:local|remote)?[pP]ort['"]?[:=]? ?)\d{4,5}\b/g, '$1<port>')
      .replace(/\b(pid['"]?[:=]? ?)\d+\b/gi, '$1<pid>')
      .replace(/^(\(node:)\d+\)/gm, '$1<pid>)')
  );
}
