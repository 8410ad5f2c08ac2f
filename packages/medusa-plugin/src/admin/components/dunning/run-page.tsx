import { isDraft, type ShownRun } from '@quittance/core/screens';
import { ArrowLeft } from '@medusajs/icons';
import { Button, Container, Heading, InlineTip, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useRun } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { HandOver } from './hand-over.tsx';
import { LeftOut } from './left-out.tsx';
import { Letters } from './letters.tsx';
import { RunActions } from './run-actions.tsx';
import { RunBadge } from './run-badge.tsx';
import { RunFigures } from './run-summary.tsx';

/** One run: its letters to choose from while it is a draft, what it leaves out and why, what is ready for an agency. */
export function RunPage({ id }: { id: string }) {
  const { t } = useText();
  const run = useRun(id);
  return (
    <div className="flex flex-col gap-y-3" data-testid="quittance-run-page">
      <div>
        <Button size="small" variant="transparent" asChild>
          <Link to="/quittance?view=dunning">
            <ArrowLeft aria-hidden />
            {t('dunning.run.back')}
          </Link>
        </Button>
      </div>
      <Loaded query={run} rows={8}>
        {(data) => (
          <>
            <Head run={data} />
            <Letters runId={data.id} choosing={isDraft(data)} />
            <LeftOut run={data} />
            <HandOver run={data} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Head({ run }: { run: ShownRun }) {
  const { t } = useText();
  const { moment, count } = useFormat();
  const { customers, items, inDefault, warnings } = run.report;
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-3">
          <Heading level="h2">
            {t('dunning.run.plannedAt', { at: moment(run.plannedAt), by: run.by, context: run.origin })}
          </Heading>
          <span aria-live="polite">
            <RunBadge run={run} />
          </span>
        </div>
        <RunActions run={run} />
      </div>
      <RunFigures run={run} />
      <Text size="small" className="text-ui-fg-subtle">
        {t('dunning.run.looked', { items: count(items), customers: count(customers) })}
        {run.committedAt !== undefined && ` ${t('dunning.run.committedAt', { at: moment(run.committedAt) })}`}
      </Text>
      {inDefault > 0 && <Text size="small">{t('dunning.run.inDefault', { count: inDefault })}</Text>}
      {warnings.map(({ code, message, advice }) => (
        <InlineTip key={code} variant="warning" label={message}>
          {advice}
        </InlineTip>
      ))}
    </Container>
  );
}
