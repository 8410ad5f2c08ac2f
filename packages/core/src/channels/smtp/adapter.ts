import type { Channel, EmailMessage } from '../port.ts';
import { smtpConfig, type SmtpConfig } from './config.ts';
import { openSmtp } from './session.ts';

/** Any mail server that takes mail for others: the merchant's own, or a relay. */
export const smtp: Channel<SmtpConfig, EmailMessage> = {
  id: 'smtp',
  kind: 'email',
  config: smtpConfig,
  connect: openSmtp,
};
