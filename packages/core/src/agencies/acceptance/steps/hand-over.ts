import { Decimal } from '../../../model/index.ts';
import { openOf } from '../../case-totals.ts';
import { isAcknowledged, isRefused, thereOnce, told, verdict, type Step } from './step.ts';

/** Handing over, once whatever happens. */
export const HAND_OVER: readonly Step[] = [
  {
    id: 'submit',
    expected: 'A case that is submitted is taken.',
    async run(hub) {
      const { caseId, answer } = await hub.submit('accepted');
      await hub.until(() => hub.status(caseId).state === 'accepted');
      return verdict(isAcknowledged(answer), told(answer));
    },
  },
  {
    id: 'acknowledge',
    expected: 'The acknowledgement says how many items and which open sum were read, and both are right.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      const read = () => hub.events(caseId).find((event) => event.type === 'acknowledged');
      await hub.until(() => read() !== undefined);
      const { items, totals } = hub.submitted(caseId);
      const said = read();
      if (said?.type !== 'acknowledged') return verdict(false, 'no acknowledgement came');
      const right = said.payload.items === items.length && said.payload.open?.equals(openOf(totals)) === true;
      return verdict(right, `${said.payload.items ?? 'no'} items, ${said.payload.open?.toString() ?? 'no sum'}`);
    },
  },
  {
    id: 'duplicate-submit',
    expected: 'A case that is submitted twice is there once, and the repeat is known as one.',
    async run(hub) {
      const command = hub.prepare('accepted');
      await hub.send(command);
      await hub.settled(command.commandId);
      const again = await hub.send(command);
      const once = await thereOnce(hub, command.caseId);
      return verdict(
        again.ok && !again.created && once,
        `the repeat is ${again.ok && !again.created ? 'known' : 'not known'}, the case is there ${once ? 'once' : 'not once'}`,
      );
    },
  },
  {
    id: 'wrong-totals',
    expected: 'A case whose totals are not those of its items is refused (control).',
    async run(hub) {
      const command = hub.prepare('accepted', (plain) => ({
        ...plain,
        totals: { ...plain.totals, paid: Decimal.of('0.01') },
      }));
      const sent = await hub.send(command);
      const answer = sent.ok ? await hub.settled(command.commandId) : sent;
      return verdict(isRefused(answer), told(answer));
    },
  },
  {
    id: 'unknown-case',
    expected: 'A command for a case that was never submitted is refused (control).',
    async run(hub) {
      const { caseId } = hub.prepare('accepted');
      const answer = await hub.command(caseId, 'pause', { reason: 'acceptance' });
      return verdict(isRefused(answer), told(answer));
    },
  },
  {
    id: 'lost-acknowledgement',
    expected: 'Where the answer is lost the command is asked for, sent again if need be, and there once.',
    async run(hub) {
      const command = hub.prepare('lost-acknowledgement');
      const first = await hub.send(command);
      const lost = first.ok ? first.value.state === 'sent' : first.kind === 'uncertain';
      let known = await hub.settled(command.commandId);
      if (!isAcknowledged(known)) {
        await hub.send(command);
        known = await hub.settled(command.commandId);
      }
      const once = await thereOnce(hub, command.caseId);
      return verdict(
        lost && isAcknowledged(known) && once,
        `${told(first)}; then ${told(known)}; the case is there ${once ? 'once' : 'not once'}`,
      );
    },
  },
];
