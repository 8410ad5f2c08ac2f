import { channelConnections } from './connect-channel.ts';
import type { Delivery } from './delivery-doors.ts';
import { portal } from './open-portal.ts';
import { messages } from './read-messages.ts';
import type { Road } from './road.ts';

/** How documents and letters reach buyers, and what comes back, as the facade offers it. */
export function delivery(road: Road): Pick<Delivery, 'connections' | 'messages' | 'portal'> {
  return {
    connections: channelConnections(road),
    messages: messages(road),
    portal: portal(road),
  };
}
