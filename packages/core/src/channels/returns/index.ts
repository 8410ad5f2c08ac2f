export { classifyMail, type ClassifyOptions } from './classify-mail.ts';
export type { MailClass, MailReport, Reason, ReasonGroup, ReturnedRecipient, Substitute } from './mail-report.ts';
export { mailSummary, type MailSummary } from './mail-summary.ts';
export { mayAnswer } from './may-answer.ts';
export { readReturnToken, signReturnToken, type ReturnToken } from './return-token.ts';
