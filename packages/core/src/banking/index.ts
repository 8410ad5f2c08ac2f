export type { CsvColumn } from './csv/columns.ts';
export type { CsvOptions, DateOrder } from './csv/options.ts';
export { ledgerOf, type LedgerContent } from './match/ledger.ts';
export { DEFAULT_MATCH_POLICY, matchEntry } from './match/match-entry.ts';
export { matchKeys, type MatchKeys } from './match/match-keys.ts';
export type {
  Allocation,
  Ledger,
  LedgerItem,
  Match,
  MatchPolicy,
  MatchRule,
  Proposal,
  Reason,
  ReasonCode,
  ReceivedPayment,
} from './match/match.ts';
export { nameKeys } from './match/names.ts';
export { numberKeys, referenceKey } from './match/spelling.ts';
export { paymentsIn } from './payments-in.ts';
export { readStatements, type ReadOptions } from './read-statements.ts';
export type { StatementFile, StatementFormat, StatementWarning, WarningCode } from './statement-file.ts';
