/** Lists that `plugin-site-checks.ts` makes for the pages that show them, in the language of the build. */
import catalogue from '@generated/site-checks/default/catalogue.json';
import addresses from '@generated/site-checks/default/error-addresses.json';
import samples from '@generated/site-checks/default/samples.json';
import type { Entry } from '../../content/pages.ts';
import type { Sample } from '../../diagnosis/samples.build.ts';
import type { ErrorAddress } from '../../error-addresses/addresses.build.ts';

/** Every page, in the order of the sidebar. */
export const PAGES = catalogue as readonly Entry[];
/** Address of every error, and the page that it leads to. */
export const ADDRESSES = addresses as readonly ErrorAddress[];
/** Recorded errors to try the diagnosis on. */
export const SAMPLES = samples as readonly Sample[];
