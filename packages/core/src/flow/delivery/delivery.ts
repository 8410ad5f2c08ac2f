import { channelConnections } from './connect-channel.ts';
import { customers } from './customers.ts';
import type { Delivery } from './delivery-doors.ts';
import { letterTemplates } from './letter-templates.ts';
import { workList } from './list-work.ts';
import { portal } from './open-portal.ts';
import { printing } from './print-letters.ts';
import { messages } from './read-messages.ts';
import { resending } from './resend-documents.ts';
import { returns } from './returns-inbox.ts';
import type { Road } from '../road.ts';

/** How documents and letters reach buyers, and what comes back, as the facade offers it. */
export function delivery(road: Road): Delivery {
  return {
    connections: channelConnections(road),
    messages: messages(road),
    customers: customers(road),
    portal: portal(road),
    templates: letterTemplates(road),
    returns: returns(road),
    resend: resending(road),
    print: printing(road),
    workList: (tenant, limit) => workList(road, tenant, limit),
  };
}
