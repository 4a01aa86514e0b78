// @ts-check
/** Error whose message alone is meant for the person at the terminal: what is wrong and how to mend it. */
export class Mendable extends Error {
  // A name, since tsx may load this file twice, so that `instanceof` would not know the other's.
  /** @override */
  get name() {
    return 'Mendable';
  }
}
