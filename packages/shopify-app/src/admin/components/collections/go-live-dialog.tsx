import type { AgencyView } from '@quittance/core/flow';
import { dayBefore } from '@quittance/core/screens';
import { useState } from 'react';
import { useFirstBatch, useGoLive, type KeyDate } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';

const CHOICES = ['stay', 'migrate'] as const;

/** Chooses the day from which cases go out, with what the first batch would be. */
export function GoLiveDialog({ agency: { id, name }, onClose }: { agency: AgencyView; onClose: () => void }) {
  const { t } = useText();
  const outcome = useOutcome();
  const errorText = useErrorText();
  const goLive = useGoLive();
  const [keyDate, setKeyDate] = useState<KeyDate>({ liveFrom: dayBefore(new Date(), 0), dueBefore: 'stay' });
  const batch = useFirstBatch(id, keyDate);
  const edit = (change: Partial<KeyDate>) => setKeyDate((now) => ({ ...now, ...change }));
  const submit = async () => {
    if (outcome(await goLive.run(id, keyDate), 'cases.live', 'cases.failed')) onClose();
  };
  return (
    <Dialog
      heading={t('cases.goLiveOf', { agency: name })}
      {...(keyDate.liveFrom !== '' && { confirm: t('cases.goLive') })}
      cancel={t('common.cancel')}
      pending={goLive.pending}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <s-stack gap="base">
        <s-paragraph>{t('cases.goLiveBody')}</s-paragraph>
        <s-date-field
          label={t('cases.liveFrom')}
          required
          value={keyDate.liveFrom}
          onChange={(event) => edit({ liveFrom: event.currentTarget.value })}
        />
        <s-select
          label={t('cases.dueBefore')}
          value={keyDate.dueBefore}
          onChange={(event) => edit({ dueBefore: event.currentTarget.value === 'migrate' ? 'migrate' : 'stay' })}
        >
          {CHOICES.map((choice) => (
            <s-option key={choice} value={choice}>
              {t(`cases.${choice}`)}
            </s-option>
          ))}
        </s-select>
        <s-box accessibilityRole="status">
          {batch.failure !== undefined && <s-text tone="critical">{errorText(batch.failure)}</s-text>}
          {batch.value !== undefined && (
            <s-text>
              {t('cases.firstBatch', { going: batch.value.wouldSend.length, staying: batch.value.leftOut.length })}
            </s-text>
          )}
        </s-box>
      </s-stack>
    </Dialog>
  );
}
