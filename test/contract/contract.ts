/**
 * Clauses of what every copied module owes its user, and the form in which a module shows that it keeps them.
 * A module's file in `modules/` answers every clause: by checks that inject real faults, or by why it does not apply.
 */
import type { Said } from '../../src/site/strings.ts';
import type { Runtime } from './this-runtime.ts';

export const CLAUSES = {
  settles: { es: 'Termina siempre', en: 'It always settles' },
  blame: { es: 'Dice de quién es la culpa', en: 'It tells whose fault it was' },
  repeats: { es: 'No repite lo que no se puede repetir', en: 'It repeats nothing that may not be repeated' },
  leavesNothing: { es: 'No deja nada atrás', en: 'It leaves nothing behind' },
  realms: { es: 'Funciona en cualquier realm', en: 'It works in every realm' },
  limits: { es: 'Aguanta los límites', en: 'It lives through limits' },
  keepsGoing: { es: 'Sigue en pie después', en: 'It keeps going afterwards' },
  tls: { es: 'También sobre TLS', en: 'Over TLS too' },
} as const satisfies Record<string, Said>;

export type ClauseId = keyof typeof CLAUSES;

/** Checks by name; each rejects when the clause is broken. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

/** Thrown by what injects faults, not by a module, where a runtime lacks what it uses. */
export class CannotRunHere extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said.en);
    this.said = said;
  }
}

/** Reason for which a clause says nothing about a module. */
export interface DoesNotApply {
  readonly doesNotApply: Said;
}

/** Fault of a runtime itself, and the names of the checks that meet it: on Node.js they allow for it, elsewhere they may be red. */
export interface RuntimeFault extends Said {
  readonly checks: readonly string[];
}

/**
 * Faults of the runtimes themselves that a module's checks meet, or why it does not support a runtime: a contract's
 * file exports them as `runtimeFaults`.
 */
export type RuntimeFaults = Readonly<Partial<Record<Runtime, readonly RuntimeFault[] | DoesNotApply>>>;

/** Names the checks that meet a fault. */
export const met = ({ es, en }: Said, ...checks: string[]): RuntimeFault => ({ es, en, checks });

/** Answers of one module to every clause. */
export type Contract = Readonly<Record<ClauseId, Checks | DoesNotApply>>;

export const doesNotApply = (es: string, en: string): DoesNotApply => ({ doesNotApply: { es, en } });

export const applies = (answer: Checks | DoesNotApply): answer is Checks => !('doesNotApply' in answer);
