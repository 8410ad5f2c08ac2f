import { Container, Heading, InlineTip, Text } from '@medusajs/ui';
import { useSearchParams } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useDunningWork } from '../../hooks/dunning.ts';
import { useSettings } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { NextRun } from './next-run.tsx';
import { PastRuns } from './past-runs.tsx';
import { RunPage } from './run-page.tsx';

/** The next run and those before it, or one of them. */
export function DunningView() {
  const [params] = useSearchParams();
  const run = params.get('run');
  return run === null ? <Runs /> : <RunPage id={run} />;
}

function Runs() {
  const { t } = useText();
  const work = useDunningWork();
  return (
    <div className="flex flex-col gap-y-3" data-testid="quittance-dunning">
      <TurnedOff />
      <Container className="divide-y p-0">
        <div className="flex flex-col px-6 py-4">
          <Heading level="h2">{t('dunning.run.next')}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t('dunning.subtitle')}
          </Text>
        </div>
        <Loaded query={work} rows={3}>
          {(list) => (
            <>
              <BankData asOf={list.bankDataAsOf} />
              <NextRun work={list} />
            </>
          )}
        </Loaded>
      </Container>
      <PastRuns />
    </div>
  );
}

/** Why nothing can be committed yet. */
function TurnedOff() {
  const { t } = useText();
  const settings = useSettings();
  if (settings.data?.settings?.dunning.enabled !== false) return null;
  return (
    <InlineTip variant="warning" label={t('dunning.off')} data-testid="quittance-dunning-off">
      {t('dunning.offHint')}
    </InlineTip>
  );
}

function BankData({ asOf }: { asOf: string | undefined }) {
  const { t } = useText();
  const { day } = useFormat();
  return (
    <Text size="small" className="text-ui-fg-subtle px-6 py-3">
      {asOf === undefined ? t('dunning.noBankData') : t('dunning.bankData', { day: day(asOf) })}
    </Text>
  );
}
