import type { DocumentDeliveryView, MessageView } from '@quittance/core/flow';
import {
  deliveryLook,
  deliverySentence,
  deliveryTimeline,
  explanationSentences,
  formatDay,
  formatMoment,
  localeOf,
  mayBeReleased,
  recipientsText,
  shownDelivery,
  stopText,
  waitingMessages,
  type Colour,
} from '@quittance/core/screens';
import type { ShownDelivery, WaitingMessage } from './contract.ts';
import { textsFor, type Language } from './texts.ts';

/** Whose words, and on whose clocks. */
export interface Reader {
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
}

/** Of a longer history the newest entries: the app's own page shows all. */
const MOST_PROOFS = 4;

/** The admin's tones for core's colours. */
export const TONES: Readonly<Record<Colour, ShownDelivery['tone']>> = {
  green: 'success',
  red: 'critical',
  blue: 'info',
  orange: 'warning',
  grey: 'neutral',
  purple: 'neutral',
};

/** How far a document is on its way to the buyer, in words: extensions load no texts of core's. */
export function shownDeliveryOf(delivery: DocumentDeliveryView, { language, timeZone }: Reader): ShownDelivery {
  const tOr = textsFor(language);
  const locale = localeOf(language);
  const moment = (at: string) => formatMoment(at, locale, timeZone);
  const state = shownDelivery(delivery);
  const latest = delivery.messages.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  const links = delivery.links.filter(({ revokedAt }) => revokedAt === undefined);
  return {
    state,
    word: tOr(`delivery.state.${state}`, state),
    tone: TONES[deliveryLook(state).colour],
    sentence: deliverySentence(delivery, tOr, moment),
    proof: deliveryTimeline(delivery, tOr, (day) => formatDay(day, locale))
      .slice(0, MOST_PROOFS)
      .map(({ title, detail, at }) => [title, detail, moment(at)].filter((words) => words !== undefined).join(' · ')),
    why: explanationSentences(latest?.explanation ?? [], tOr),
    waiting: waitingMessages(delivery.messages).map((message) => waiting(message, language)),
    link: links[0]?.url ?? null,
  };
}

function waiting(message: MessageView, language: Language): WaitingMessage {
  const tOr = textsFor(language);
  const channel = tOr(`delivery.channel.${message.channel}`, message.channel);
  const reason = message.problem && stopText(message.problem, language, tOr);
  const to = tOr('delivery.waiting.to', '', { to: recipientsText(message), channel });
  return {
    id: message.id,
    text: reason === undefined ? to : `${to}: ${reason.sentence} ${reason.advice}`,
    mayBeReleased: mayBeReleased(message),
  };
}
