export {
  addBusinessDays,
  businessDayFrom,
  calendarOf,
  isBusinessDay,
  type Calendar,
  type Place,
} from './calendar/calendar.ts';
export { daysBetween } from './calendar/day.ts';
export { HOLIDAY_COUNTRIES, holidaysOf } from './calendar/holidays.ts';
export { payRunOf, type PayRun } from './calendar/pay-run.ts';
export { zoneOf } from './calendar/zones.ts';
export { claimNote, type ClaimLine, type ClaimNote, type ClaimTerm } from './interest/claim-note.ts';
export { claimOf, type ClaimInput } from './interest/claim-of.ts';
export type { Claim, ClaimPosting, ClaimSegment } from './interest/claim.ts';
export type { PartPayment } from './interest/settle.ts';
export { afterLetter, afterSending } from './plan/after-letter.ts';
export { feeItemOf } from './plan/fee-item.ts';
export { letterJson } from './plan/letter-json.ts';
export { mayStillSend } from './plan/may-still-send.ts';
export type * from './plan/plan.ts';
export { planCustomer, type CustomerCase } from './plan/plan-customer.ts';
export { casesOf, planEach, planRun, type WholeRun } from './plan/plan-run.ts';
export { dunningRun, type Creditor, type DunningRun, type RunInput } from './plan/run.ts';
export { standsOf, type Stand } from './plan/stand.ts';
export { checkDunningSettings, procedureIds } from './procedures/check-settings.ts';
export { STANDARD_PROCEDURES } from './procedures/standard.ts';
export { LEGAL_BASIS, lawOf, type Jurisdiction } from './rates/jurisdiction.ts';
export { rateFor, type RateTable, type StatutoryRate } from './rates/statutory-rate.ts';
export { simulate, type SimulatedDay, type SimulationInput } from './simulation/simulate.ts';
export { storyOf, type DunningStory } from './simulation/story.ts';
export type { SimulatedPayment } from './simulation/take-payment.ts';
export { ageingOf, type Ageing } from './statement/ageing.ts';
export {
  statementOfAccount,
  type AccountStatement,
  type Movement,
  type StatementInput,
  type StatementLine,
} from './statement/statement-of-account.ts';
