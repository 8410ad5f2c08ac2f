import { STANDARD_PROCEDURES } from '../../dunning/index.ts';
import { dunningProcedure, type DunningProcedure } from '../../model/index.ts';
import type { TextOr } from '../texts/index.ts';

/** `standard`: the product's; `changed`: the merchant's in place of it; `own`: the merchant's. */
export type ProcedureOrigin = 'standard' | 'changed' | 'own';

export interface ListedProcedure {
  readonly procedure: DunningProcedure;
  readonly origin: ProcedureOrigin;
}

/** Every procedure a customer may be given; `own` are those of the settings as they come over HTTP. */
export function listProcedures(own: readonly unknown[]): readonly ListedProcedure[] {
  const kept = own.map((each) => dunningProcedure.parse(each));
  const standard = STANDARD_PROCEDURES.map((procedure): ListedProcedure => {
    const changed = kept.find(({ id }) => id === procedure.id);
    return { procedure: changed ?? procedure, origin: changed === undefined ? 'standard' : 'changed' };
  });
  const others = kept.filter(({ id }) => STANDARD_PROCEDURES.every((each) => each.id !== id));
  return [...standard, ...others.map((procedure): ListedProcedure => ({ procedure, origin: 'own' }))];
}

interface WithId {
  readonly id: string;
}

/** The merchant's procedures with one more, or another in place of that of the same id. */
export function withProcedure<Kept extends WithId>(own: readonly Kept[], procedure: Kept): readonly Kept[] {
  const at = own.findIndex(({ id }) => id === procedure.id);
  return at === -1 ? [...own, procedure] : own.with(at, procedure);
}

/** Without it: a standard one is the product's again. */
export function withoutProcedure<Kept extends WithId>(own: readonly Kept[], id: string): readonly Kept[] {
  return own.filter((each) => each.id !== id);
}

/** What a procedure is called: its own name, that of a standard one in the language of who looks, or its identifier. */
export function procedureName({ id, name }: Pick<DunningProcedure, 'id' | 'name'>, tOr: TextOr): string {
  const standard = STANDARD_PROCEDURES.find((each) => each.id === id);
  if (name !== '' && name !== standard?.name) return name;
  return standard === undefined ? id : tOr(`dunning.procedure.name.${id}`, standard.name);
}
