import { DELIVERY_STATES, type DeliveryState, type MessageState } from '../../model/index.ts';
import type { Colour } from '../status/colour.ts';
import type { TextOr } from '../texts/index.ts';

/** A message to a buyer, as far as screens show it. */
export interface ShownMessage {
  readonly id: string;
  readonly channel: string;
  readonly state: MessageState;
  readonly recipients: readonly { readonly address: string; readonly name?: string }[];
  readonly plannedFor: string;
  readonly updatedAt: string;
}

/** The delivery of a document: the best proof there is, and its messages. */
export interface DeliverySoFar {
  readonly standing?: {
    readonly state: DeliveryState;
    readonly at: string;
    readonly channel: string;
    readonly group?: string;
  };
  readonly messages: readonly ShownMessage[];
}

/** `none`: nothing was sent; `held`: a person must decide. */
export type ShownState = DeliveryState | 'none' | 'held';

/** What stands in the badge. A held message comes before all that is not proven yet: nothing moves without a person. */
export function shownDelivery({ standing, messages }: DeliverySoFar): ShownState {
  const proven = standing !== undefined && DELIVERY_STATES.indexOf(standing.state) >= ACCEPTED;
  if (!proven && messages.some(({ state }) => state === 'held')) return 'held';
  return standing?.state ?? 'none';
}

const ACCEPTED = DELIVERY_STATES.indexOf('accepted');

interface Look {
  readonly colour: Colour;
  /** A platform draws it with an icon of its own. */
  readonly icon: 'none' | 'pause' | 'clock' | 'sent' | 'check' | 'eye' | 'alert';
}

const MOVING: Look = { colour: 'blue', icon: 'clock' };
const PROVEN: Look = { colour: 'green', icon: 'check' };
const SEEN: Look = { colour: 'green', icon: 'eye' };
const FAILED: Look = { colour: 'red', icon: 'alert' };

const LOOKS: Readonly<Record<ShownState, Look>> = {
  none: { colour: 'grey', icon: 'none' },
  withdrawn: { colour: 'grey', icon: 'none' },
  held: { colour: 'orange', icon: 'pause' },
  planned: MOVING,
  queued: MOVING,
  sending: MOVING,
  delayed: { colour: 'orange', icon: 'clock' },
  refused: FAILED,
  bounced: FAILED,
  complained: FAILED,
  accepted: { colour: 'green', icon: 'sent' },
  settled: { colour: 'green', icon: 'sent' },
  delivered: PROVEN,
  read: SEEN,
  opened: SEEN,
  downloaded: SEEN,
};

/** Blue moves by itself, orange waits, red failed, green has left us with a proof. */
export function deliveryLook(state: ShownState): Look {
  return LOOKS[state];
}

/** One sentence on where the delivery stands; `at` writes moments for people. */
export function deliverySentence(delivery: DeliverySoFar, tOr: TextOr, at: (moment: string) => string): string {
  const state = shownDelivery(delivery);
  const { standing, messages } = delivery;
  if (standing === undefined || state === 'held')
    return tOr(state === 'held' ? 'delivery.sentence.held' : 'delivery.none', '');
  const planned = messages.find((message) => message.state === 'planned');
  const moment = state === 'planned' ? (planned?.plannedFor ?? standing.at) : standing.at;
  const channel = tOr(`delivery.channel.${standing.channel}`, standing.channel);
  return tOr(`delivery.sentence.${state}`, state, { context: standing.channel, channel, at: at(moment) });
}

/** Messages that have not left and can still be taken back, or be let go at once. */
export function waitingMessages<Message extends ShownMessage>(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ state }) => state === 'held' || state === 'planned' || state === 'queued');
}

/** Whether a person can let it go now: on paper goes what is printed. */
export function mayBeReleased({ state, channel }: ShownMessage): boolean {
  return channel !== 'print' && (state === 'held' || state === 'planned');
}

/** Whether it moves by itself in the next seconds, so that it is worth asking again. */
export function isMoving({ messages }: DeliverySoFar): boolean {
  return messages.some(({ state, channel }) => channel !== 'print' && (state === 'queued' || state === 'sending'));
}

/** Whom a message goes to, for people. */
export function recipientsText({ recipients }: Pick<ShownMessage, 'recipients'>): string {
  return recipients.map(({ address, name }) => (address === '' ? (name ?? '') : address)).join(', ');
}

/** Why documents cannot be sent again: the name of the text that says so; `undefined` when they can. */
export function whyNotResend(shop: {
  readonly enabled: boolean;
  readonly connected: boolean;
}): 'delivery.resend.off' | 'delivery.resend.notConnected' | undefined {
  if (!shop.enabled) return 'delivery.resend.off';
  return shop.connected ? undefined : 'delivery.resend.notConnected';
}
