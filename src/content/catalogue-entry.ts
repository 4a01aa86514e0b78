/** An entry of the catalogue, as the home page lists it. */
export interface Entry {
  /** `recipes`, `reference` or `explanation`. */
  readonly kind: string;
  /** Address without locale. */
  readonly to: string;
  readonly label: string;
}
