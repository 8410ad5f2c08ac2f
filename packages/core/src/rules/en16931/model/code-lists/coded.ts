import type { Identifier, Invoice } from '../../../../model/index.ts';
import { type Rule, rule, type Scope, type Scopes } from '../../../rule.ts';
import type { CodeList } from '../../code-lists/lists/code-list.ts';
import { told } from '../told.ts';

export type Code = string | undefined;

/** One row of BR-CL-*. */
interface Coded<S extends Scope> {
  readonly id: string;
  readonly scope: S;
  readonly at: string;
  readonly list: CodeList;
  /** What the list must hold: one code, or all of several. */
  readonly codes: (item: Scopes[S]) => Code | readonly Code[];
  readonly breaks: (draft: Invoice) => void;
}

/** An absent code is another rule's business; blanks around a code do not count. */
const isListed = (list: CodeList, code: Code): boolean => code === undefined || code === '' || list(code.trim());

/** A rule that codes are of a list. */
export const coded = <S extends Scope>({ id, scope, at, list, codes, breaks }: Coded<S>): Rule =>
  rule({
    ...told(id),
    scope,
    at,
    holds: (item) => {
      const given = codes(item);
      return typeof given === 'object' ? given.every((code) => isListed(list, code)) : isListed(list, given);
    },
    example: { breaks },
  });

/** The schemes of identifiers. */
export const schemesOf = (identifiers: readonly (Identifier | undefined)[] | undefined): readonly Code[] | undefined =>
  identifiers?.map((identifier) => identifier?.scheme);
