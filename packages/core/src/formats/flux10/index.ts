export { checkReport } from './check.ts';
export {
  eReport,
  type EReport,
  type EReportInput,
  reportedDay,
  type ReportedDay,
  type ReportedInvoice,
  type ReportedLine,
  type ReportedPayment,
} from './report.ts';
export { writeEReport } from './write.ts';
