export { classifyMail } from './classify-mail.ts';
export type * from './mail-report.ts';
