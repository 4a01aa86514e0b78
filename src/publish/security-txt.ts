/** Writes `/.well-known/security.txt` (RFC 9116), which tells where a security fault of the site is reported. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Time for which the file is valid: RFC 9116 recommends less than a year. */
const VALID_MS = 360 * 86_400_000;

/**
 * @param folder of the built site
 * @param contact address of a form, or `mailto:` one; without it nothing is written, since it would be invented
 * @param now moment of the build
 */
export function securityTxt(
  folder: string,
  contact = process.env['SECURITY_CONTACT'],
  now = Date.now(),
): void {
  if (contact === undefined || contact === '') return;
  if (!/^(?:https:\/\/|mailto:)\S+$/.test(contact))
    throw new Error(`SECURITY_CONTACT is "${contact}": it begins with https:// or mailto:`);
  mkdirSync(join(folder, '.well-known'), { recursive: true });
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${new Date(now + VALID_MS).toISOString().replace(/\.\d+/, '')}`,
    'Preferred-Languages: es, en',
  ];
  writeFileSync(join(folder, '.well-known', 'security.txt'), `${lines.join('\n')}\n`);
}
