import { Container, Heading, Text } from '@medusajs/ui';
import { useRuns } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { MoreButton } from '../table/more-button.tsx';
import { RunSummary } from './run-summary.tsx';

/** Runs that were committed or thrown away, newest first. */
export function PastRuns() {
  const { t } = useText();
  const runs = useRuns();
  return (
    <Container className="divide-y p-0" data-testid="quittance-past-runs">
      <Heading level="h2" className="px-6 py-4">
        {t('dunning.run.past')}
      </Heading>
      <Loaded query={{ ...runs, data: runs.items?.filter(({ state }) => state !== 'draft') }} rows={3}>
        {(items) =>
          items.length === 0 ? (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t('dunning.run.noPast')}
            </Text>
          ) : (
            <ul className="divide-y">
              {items.map((run) => (
                <li key={run.id} className="px-6 py-3">
                  <RunSummary run={run} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <MoreButton pages={runs} />
    </Container>
  );
}
