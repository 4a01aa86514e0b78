/**
 * Lets the bundler keep its work between builds. A page is made of more than its own text (recordings, the remark plugin,
 * the types of the examples), which the bundler does not see: all of that is part of the cache's name, so that a change
 * in it begins anew, and a change in the text of pages alone does not.
 */
import type { LoadContext, Plugin } from '@docusaurus/types';
import { foundationOf } from '../content/foundation.ts';

export default function buildCache({ siteDir }: LoadContext): Plugin {
  return {
    name: 'build-cache',
    configureWebpack(config) {
      const { experiments } = config as { experiments?: { cache?: { version?: string } } };
      const version = experiments?.cache?.version;
      if (version === undefined) return {};
      return { experiments: { cache: { version: `${version}-${foundationOf(siteDir)}` } } };
    },
  };
}
