import type { AgencyView } from '@quittance/core/flow';
import { dayBefore } from '@quittance/core/screens';
import { Button, Drawer, Text } from '@medusajs/ui';
import { useState } from 'react';
import { useFirstBatch, useGoLive, type KeyDate } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { ChoiceInput } from '../settings/choice-input.tsx';
import { TextInput } from '../settings/text-input.tsx';

/** Chooses the day from which cases go out, with what the first batch would be. */
export function GoLiveDrawer({ agency }: { agency: AgencyView }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const title = t('cases.goLiveOf', { agency: agency.name });
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" aria-label={title} data-testid="quittance-go-live">
          {t('cases.goLive')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <DrawerHead title={title} description={t('cases.goLiveBody')} />
        {open && <GoLive agency={agency} onDone={() => setOpen(false)} />}
      </Drawer.Content>
    </Drawer>
  );
}

function GoLive({ agency, onDone }: { agency: AgencyView; onDone: () => void }) {
  const { t } = useText();
  const outcome = useOutcome();
  const goLive = useGoLive(agency.id);
  const [keyDate, setKeyDate] = useState<KeyDate>({ liveFrom: dayBefore(new Date(), 0), dueBefore: 'stay' });
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        <TextInput
          label={t('cases.liveFrom')}
          type="date"
          required
          value={keyDate.liveFrom}
          onChange={(liveFrom) => setKeyDate({ ...keyDate, liveFrom })}
        />
        <ChoiceInput
          label={t('cases.dueBefore')}
          value={keyDate.dueBefore}
          options={(['stay', 'migrate'] as const).map((choice) => [choice, t(`cases.${choice}`)])}
          onChoose={(chosen) => setKeyDate({ ...keyDate, dueBefore: chosen === 'migrate' ? 'migrate' : 'stay' })}
        />
        <Batch agency={agency.id} keyDate={keyDate} />
      </Drawer.Body>
      <Drawer.Footer>
        <Button
          size="small"
          disabled={keyDate.liveFrom === ''}
          isLoading={goLive.isPending}
          data-testid="quittance-go-live-confirm"
          onClick={() => goLive.mutate(keyDate, outcome({ done: 'cases.live', failed: 'cases.failed', after: onDone }))}
        >
          {t('cases.goLive')}
        </Button>
      </Drawer.Footer>
    </>
  );
}

function Batch({ agency, keyDate }: { agency: string; keyDate: KeyDate }) {
  const { t } = useText();
  const errorText = useErrorText();
  const batch = useFirstBatch(agency, keyDate);
  return (
    <Text size="small" aria-live="polite" data-testid="quittance-first-batch">
      {batch.isError && errorText(batch.error)}
      {batch.data !== undefined &&
        t('cases.firstBatch', { going: batch.data.wouldSend.length, staying: batch.data.leftOut.length })}
    </Text>
  );
}
