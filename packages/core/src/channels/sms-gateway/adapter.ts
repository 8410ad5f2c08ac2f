import type { Channel, TextMessage } from '../port.ts';
import { smsConfig, type SmsConfig } from './config.ts';
import { openSmsGateway } from './session.ts';

/** Text messages over any gateway that speaks the contract of docs/channels.md, or a bridge that does. */
export const smsGateway: Channel<SmsConfig, TextMessage> = {
  id: 'sms-gateway',
  kind: 'sms',
  config: smsConfig,
  connect: openSmsGateway,
};
