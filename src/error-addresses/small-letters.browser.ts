/** On a host of plain files, `/e/Epipe` is a missing page; the error's own address has small letters. */

/**
 * @param path of a page that is missing
 * @returns where to look instead; undefined if the path is no error's, or is in small letters already
 */
export function smallErrorAddress(path: string): string | undefined {
  const [, before = '', code = ''] = /^(.*\/e\/)([^/]+)\/?$/i.exec(path) ?? [];
  const small = before.replace(/\/e\/$/i, '/e/') + code.toLowerCase();
  return code === '' || path === small || path === `${small}/` ? undefined : small;
}
