/** All elements that pages may use, by the name that stands on the page. A new one is a file here and a line below. */
import { isEmbed, type EmbedName } from '../../content/embed-names.ts';
import type { Embed, Frame } from '../element.ts';
import { compare } from './compare.ts';
import { compiles } from './compiles.ts';
import { contract } from './contract.ts';
import { contractFaults } from './contract-faults.ts';
import { fact } from './fact.ts';
import { fields } from './fields.ts';
import { details, finAndRst, summary, tabItem, tabs } from './frames.ts';
import { matrix } from './matrix.ts';
import { output } from './output.ts';
import { packageState } from './package.ts';
import { runtimes } from './runtimes.ts';
import { sequence } from './sequence.ts';
import { source } from './source.ts';
import { spellings } from './spellings.ts';

const EMBEDS: Readonly<Record<EmbedName, Embed>> = {
  Source: source,
  Output: output,
  Fields: fields,
  Runtimes: runtimes,
  Spellings: spellings,
  Matrix: matrix,
  Compiles: compiles,
  Contract: contract,
  ContractFaults: contractFaults,
  Sequence: sequence,
  Compare: compare,
  Fact: fact,
  Package: packageState,
};

/** Definition of an embedded element; undefined for any other. */
export const embedOf = (name: string | null | undefined): Embed | undefined =>
  isEmbed(name ?? '') ? EMBEDS[name as EmbedName] : undefined;

const FRAMES: Readonly<Record<string, Frame | undefined>> = {
  Tabs: tabs,
  TabItem: tabItem,
  details,
  summary,
  FinAndRst: finAndRst,
};

/** Definition of an element that frames content of the page; undefined for any other. */
export const frameOf = (name: string | null | undefined): Frame | undefined => FRAMES[name ?? ''];

/** Names of all elements that a page may have. */
export const ELEMENT_NAMES: readonly string[] = [...Object.keys(EMBEDS), ...Object.keys(FRAMES)];
