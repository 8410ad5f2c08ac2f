/** What the address may say of a list: each filter is judged alone, one that makes no sense (an old link) is left out. */
export type FilterRules<Name extends string> = Readonly<Record<Name, RegExp>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FLAG = /^(?:true|false)$/;
const WORD = /^[A-Za-z0-9_-]{1,100}$/;
const TEXT = /^.{1,200}$/;
const CURSOR = /^[0-9a-f-]{36}$/;

export const ORDER_FILTERS = {
  search: TEXT,
  stage: WORD,
  stopped: FLAG,
  code: WORD,
  placedFrom: DAY,
  placedTo: DAY,
  after: CURSOR,
} as const;

export const DOCUMENT_FILTERS = {
  search: TEXT,
  kind: WORD,
  open: FLAG,
  dueBefore: DAY,
  buyer: TEXT,
  issuedFrom: DAY,
  issuedTo: DAY,
  delivery: WORD,
  deliveryFrom: DAY,
  deliveryTo: DAY,
  after: CURSOR,
} as const;

export const ACCOUNT_FILTERS = {
  search: TEXT,
  overdue: FLAG,
  inDefault: FLAG,
  after: TEXT,
} as const;

export type Filters<Name extends string> = Readonly<Partial<Record<Name, string>>>;

export function filtersFrom<Name extends string>(rules: FilterRules<Name>, params: URLSearchParams): Filters<Name> {
  const kept: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(rules) as Name[]) {
    const value = params.get(name);
    if (value !== null && rules[name].test(value)) kept[name] = value;
  }
  return kept;
}

/** The filters that choose what is listed: turning the page is none. */
export function viewOf<Name extends string>(filters: Filters<Name>): string {
  const query = new URLSearchParams(filters as Record<string, string>);
  query.delete('after');
  return query.toString();
}
