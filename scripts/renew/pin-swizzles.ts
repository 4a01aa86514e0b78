/**
 * Notes the originals of our parts of Docusaurus' theme as they are installed now: after ours were compared with them.
 *   npm run pin:swizzles
 */
import { writeFileSync } from 'node:fs';
import { installedPins, PINS } from '../../src/docusaurus/swizzles.ts';

writeFileSync(PINS, `${JSON.stringify(installedPins('.'), undefined, 2)}\n`);
