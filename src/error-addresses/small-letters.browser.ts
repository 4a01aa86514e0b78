/** Address in small letters of an error that was asked for in another case, which a host of plain files does not have. */

/**
 * @param path of a page that is missing
 * @returns where to look instead; undefined if the path is no error's, or is in small letters already
 */
export function smallErrorAddress(path: string): string | undefined {
  const [, before = '', code = ''] = /^(.*\/e\/)([^/]+)\/?$/i.exec(path) ?? [];
  const small = before.replace(/\/e\/$/i, '/e/') + code.toLowerCase();
  return code === '' || path === small || path === `${small}/` ? undefined : small;
}
