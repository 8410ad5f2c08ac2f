export type CaseFigure = 'claimed' | 'paid' | 'costs' | 'remitted' | 'owed' | 'atClose';

interface ShownCase {
  readonly claimed: string;
  readonly open: string;
  readonly balance: { readonly paid: string; readonly costs: string; readonly remitted: string };
  readonly undecided?: object;
  readonly decision?: object;
}

/** The sums of a case in the order in which they are read. Once an agency is done, what its book came to need not be owed any more. */
export function caseFigures({
  claimed,
  open,
  balance: { paid, costs, remitted },
  undecided,
  decision,
}: ShownCase): readonly (readonly [CaseFigure, string])[] {
  return [
    ['claimed', claimed],
    ['paid', paid],
    ['costs', costs],
    ['remitted', remitted],
    [undecided === undefined && decision === undefined ? 'owed' : 'atClose', open],
  ];
}
