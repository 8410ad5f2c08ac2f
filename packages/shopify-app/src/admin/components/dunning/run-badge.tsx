import { runColour, type ShownRun } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { TONES } from '../status/badges.tsx';

export function RunBadge({ run: { state } }: { run: Pick<ShownRun, 'state'> }) {
  const { t } = useText();
  return <s-badge tone={TONES[runColour(state)]}>{t(`dunning.run.state.${state}`)}</s-badge>;
}
