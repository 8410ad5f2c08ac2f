import type { AgencyView } from '@quittance/core/flow';
import { agencyColour } from '@quittance/core/screens';
import { Container, Heading, InlineTip, StatusBadge, Text } from '@medusajs/ui';
import { useAgencies } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { AgencyActions } from './agency-actions.tsx';
import { AgencyDrawer } from './agency-drawer.tsx';
import { Candidates } from './candidates.tsx';
import { Strays } from './strays.tsx';

/** The agencies that cases can go to, each with who might go. */
export function Agencies() {
  const { t } = useText();
  const agencies = useAgencies();
  return (
    <>
      <Container className="divide-y p-0" data-testid="quittance-agencies">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
          <Heading level="h2">{t('collections.agencies')}</Heading>
          <AgencyDrawer />
        </div>
        <Loaded query={agencies} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="small" className="text-ui-fg-subtle px-6 py-4">
                {t('cases.noAgency')}
              </Text>
            ) : (
              <ul className="divide-y">
                {items.map((agency) => (
                  <Row key={agency.id} agency={agency} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Container>
      {agencies.data?.items
        .filter(({ strayEvents }) => strayEvents > 0)
        .map((agency) => (
          <Strays key={agency.id} agency={agency} />
        ))}
      {agencies.data?.items.map((agency) => (
        <Candidates key={agency.id} agency={agency} />
      ))}
    </>
  );
}

function Row({ agency }: { agency: AgencyView }) {
  const { t } = useText();
  const { acceptance, casesOut, paused } = agency;
  return (
    <li
      className="flex flex-col gap-y-2 px-6 py-3"
      data-testid="quittance-agency"
      data-agency={agency.id}
      data-state={agency.state}
      data-acceptance={acceptance.state}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-3">
          <Text size="small" leading="compact" weight="plus">
            {agency.name}
          </Text>
          <StatusBadge color={agencyColour(agency.state)}>{t(`collections.agencyState.${agency.state}`)}</StatusBadge>
        </div>
        <AgencyActions agency={agency} />
      </div>
      <Text size="small" className="text-ui-fg-subtle" aria-live="polite">
        {t(`collections.acceptance.${acceptance.state}`)}{' '}
        {acceptance.failedSteps.length > 0 && t('cases.failedSteps', { steps: acceptance.failedSteps.join(', ') })}{' '}
        {t('cases.out', { count: casesOut })}
      </Text>
      {paused !== undefined && (
        <InlineTip variant="warning" label={paused.message}>
          {paused.advice}
        </InlineTip>
      )}
    </li>
  );
}
