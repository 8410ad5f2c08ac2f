import type { AgencyView } from '@quittance/core/flow';
import { Button } from '@medusajs/ui';
import { useAcceptAgency, useStopAgency } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonPrompt } from '../dialog/reason-prompt.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { AgencyDrawer } from './agency-drawer.tsx';
import { GoLiveDrawer } from './go-live-drawer.tsx';

/** From test to live, and the one click that stops everything. */
export function AgencyActions({ agency }: { agency: AgencyView }) {
  const { t } = useText();
  const outcome = useOutcome();
  const accept = useAcceptAgency(agency.id);
  const running = agency.acceptance.state === 'running';
  return (
    <div className="flex flex-wrap gap-2">
      <AgencyDrawer agency={agency} />
      <Button
        size="small"
        variant="secondary"
        isLoading={accept.isPending || running}
        data-testid="quittance-accept"
        onClick={() => accept.mutate(undefined, outcome({ done: 'cases.accepting', failed: 'cases.failed' }))}
      >
        {t('cases.accept')}
      </Button>
      {agency.state === 'test' || agency.state === 'stopped' ? (
        <GoLiveDrawer agency={agency} />
      ) : (
        <Stop agency={agency} />
      )}
    </div>
  );
}

function Stop({ agency }: { agency: AgencyView }) {
  const { t } = useText();
  const outcome = useOutcome();
  const stop = useStopAgency(agency.id);
  const title = t('cases.stopOf', { agency: agency.name });
  return (
    <ReasonPrompt
      title={title}
      body={t('cases.stopBody')}
      label={t('cases.why')}
      confirm={t('cases.stop')}
      onConfirm={(reason) => stop.mutate(reason, outcome({ done: 'cases.stopped', failed: 'cases.failed' }))}
      trigger={
        <Button
          size="small"
          variant="danger"
          isLoading={stop.isPending}
          aria-label={title}
          data-testid="quittance-agency-stop"
        >
          {t('cases.stop')}
        </Button>
      }
    />
  );
}
