import type { DocumentView, OrderView } from '@quittance/core/flow';
import { documentColour, shownStatus, stageColour, type Colour } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';

/** The admin's tones for core's colours. */
export const TONES = {
  green: 'success',
  red: 'critical',
  blue: 'info',
  orange: 'warning',
  grey: 'neutral',
  purple: 'neutral',
} as const satisfies Record<Colour, string>;

export function StageBadge({ order }: { order: Pick<OrderView, 'stage' | 'stopped'> }) {
  const { tOr } = useText();
  const stage = order.stopped === undefined ? order.stage : 'stopped';
  return <s-badge tone={TONES[stageColour(stage)]}>{tOr(`stage.${stage}`, stage)}</s-badge>;
}

export function DocumentBadge({ document, slot = '' }: { document: DocumentView; slot?: '' | 'accessory' }) {
  const { tOr } = useText();
  const status = shownStatus(document, new Date());
  return (
    <s-badge tone={TONES[documentColour(status, document.kind)]} slot={slot}>
      {tOr(`documentStatus.${status}`, status, { context: document.kind })}
    </s-badge>
  );
}
