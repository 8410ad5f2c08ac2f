import { dayBefore, holdColour, holdSentence, holdState, mayBeLifted, type ShownHold } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { TONES } from '../status/badges.tsx';
import { LiftHold } from './lift-hold.tsx';

/** One hold: what it stops, who placed it and why, and the button that lets reminders go on. */
export function HoldRow({ hold }: { hold: ShownHold }) {
  const { t } = useText();
  const sentence = holdSentence(hold, useWords());
  const { day } = useFormat();
  const state = holdState(hold, dayBefore(new Date(), 0));
  const told = [hold.reason, hold.by === '' ? '' : t('receivables.hold.by', { by: hold.by }), day(hold.from)];
  return (
    <li aria-label={sentence}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-text type="strong">{sentence}</s-text>
          <s-badge tone={TONES[holdColour(state)]}>{t(`receivables.hold.state.${state}`)}</s-badge>
        </s-stack>
        <s-text color="subdued">{told.filter((words) => words !== '').join(' · ')}</s-text>
        {hold.lifting !== undefined && hold.lifting.reason !== '' && (
          <s-text color="subdued">
            {t(`receivables.hold.state.${hold.lifting.outcome}`)}: {hold.lifting.reason}
          </s-text>
        )}
        {mayBeLifted(hold) && <LiftHold id={hold.id} sentence={sentence} />}
      </s-stack>
    </li>
  );
}
