export { readStatements, type ReadOptions } from './read-statements.ts';
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
export type { StatementFile, StatementFormat, StatementWarning, WarningCode } from './statement-file.ts';
