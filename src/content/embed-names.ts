/** Names of the elements that show something recorded or written elsewhere; `embed/` defines each. */
const NAMES = [
  'Source',
  'Output',
  'Fields',
  'Runtimes',
  'Spellings',
  'Matrix',
  'Compiles',
  'Contract',
  'ContractFaults',
  'Sequence',
  'Compare',
  'Fact',
  'Package',
] as const;

export type EmbedName = (typeof NAMES)[number];

/** True for the name of such an element. */
export const isEmbed = (name: string): name is EmbedName => (NAMES as readonly string[]).includes(name);
