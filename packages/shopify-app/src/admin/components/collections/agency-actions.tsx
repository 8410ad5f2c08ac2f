import type { AgencyView } from '@quittance/core/flow';
import { useState } from 'react';
import { useAcceptAgency, useStopAgency } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonDialog } from '../feedback/reason-dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { AgencyDialog } from './agency-dialog.tsx';
import { GoLiveDialog } from './go-live-dialog.tsx';

/** From test to live, and the one click that stops everything. */
export function AgencyActions({ agency }: { agency: AgencyView }) {
  const { t } = useText();
  const outcome = useOutcome();
  const accept = useAcceptAgency();
  const [open, setOpen] = useState<'edit' | 'live' | 'stop'>();
  const close = () => setOpen(undefined);
  const { id, name, state, acceptance } = agency;
  const mayStop = state !== 'test' && state !== 'stopped';
  const named = (words: string) => `${words}: ${name}`;
  const run = async () => {
    outcome(await accept.run(id), 'cases.accepting', 'cases.failed');
  };
  return (
    <s-stack direction="inline" gap="small-200">
      <s-button accessibilityLabel={named(t('cases.edit'))} onClick={() => setOpen('edit')}>
        {t('cases.edit')}
      </s-button>
      <s-button
        accessibilityLabel={named(t('cases.accept'))}
        loading={accept.pending || acceptance.state === 'running'}
        onClick={() => void run()}
      >
        {t('cases.accept')}
      </s-button>
      {mayStop ? (
        <s-button tone="critical" accessibilityLabel={named(t('cases.stop'))} onClick={() => setOpen('stop')}>
          {t('cases.stop')}
        </s-button>
      ) : (
        <s-button accessibilityLabel={named(t('cases.goLive'))} onClick={() => setOpen('live')}>
          {t('cases.goLive')}
        </s-button>
      )}
      {open === 'edit' && <AgencyDialog agency={agency} onClose={close} />}
      {open === 'live' && <GoLiveDialog agency={agency} onClose={close} />}
      {open === 'stop' && <StopDialog agency={agency} onClose={close} />}
    </s-stack>
  );
}

function StopDialog({ agency: { id, name }, onClose }: { agency: AgencyView; onClose: () => void }) {
  const { t } = useText();
  const outcome = useOutcome();
  const stop = useStopAgency();
  const confirm = async (reason: string) => {
    if (outcome(await stop.run(id, reason), 'cases.stopped', 'cases.failed')) onClose();
  };
  return (
    <ReasonDialog
      heading={t('cases.stopOf', { agency: name })}
      body={t('cases.stopBody')}
      label={t('cases.why')}
      confirm={t('cases.stop')}
      missing={t('receivables.hold.faults.reason')}
      pending={stop.pending}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    />
  );
}
