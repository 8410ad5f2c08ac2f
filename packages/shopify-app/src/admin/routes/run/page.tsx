import { isDraft, type ShownRun } from '@quittance/core/screens';
import { HandOver } from '../../components/dunning/hand-over.tsx';
import { LeftOut } from '../../components/dunning/left-out.tsx';
import { Letters } from '../../components/dunning/letters.tsx';
import { PlanButton } from '../../components/dunning/plan-button.tsx';
import { CommitButton, DiscardButton } from '../../components/dunning/run-actions.tsx';
import { RunBadge } from '../../components/dunning/run-badge.tsx';
import { RunFigures } from '../../components/dunning/run-summary.tsx';
import { Loaded } from '../../components/feedback/loaded.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useRun } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';

/** One run: its letters to choose from while it is a draft, what it leaves out and why, what is ready for an agency. */
export function Run({ id }: { id: string }) {
  const { t } = useText();
  const { moment } = useFormat();
  const answer = useRun(id);
  const run = answer.value;
  return (
    <s-page
      heading={
        run === undefined
          ? t('dunning.tab')
          : t('dunning.run.plannedAt', { at: moment(run.plannedAt), by: run.by, context: run.origin })
      }
    >
      <s-link slot="breadcrumb-actions" href="/dunning">
        {t('dunning.run.back')}
      </s-link>
      {run !== undefined && isDraft(run) && (
        <>
          <DiscardButton run={run} />
          <PlanButton again slot="secondary-actions" />
          <CommitButton run={run} />
        </>
      )}
      {run === undefined ? (
        <s-section accessibilityLabel={t('dunning.letter.list')}>
          <Loaded answer={answer} rows={8}>
            {() => null}
          </Loaded>
        </s-section>
      ) : (
        <>
          <Head run={run} />
          <Letters runId={run.id} choosing={isDraft(run)} />
          <LeftOut run={run} />
          <HandOver run={run} />
        </>
      )}
    </s-page>
  );
}

function Head({ run }: { run: ShownRun }) {
  const { t } = useText();
  const { moment, count } = useFormat();
  const { customers, items, inDefault, warnings } = run.report;
  return (
    <s-section accessibilityLabel={t('dunning.run.next')}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="small-200">
          <RunFigures run={run} />
          <s-box accessibilityRole="status">
            <RunBadge run={run} />
          </s-box>
        </s-stack>
        <s-text color="subdued">
          {t('dunning.run.looked', { items: count(items), customers: count(customers) })}
          {run.committedAt !== undefined && ` ${t('dunning.run.committedAt', { at: moment(run.committedAt) })}`}
        </s-text>
        {inDefault > 0 && <s-text>{t('dunning.run.inDefault', { count: inDefault })}</s-text>}
        {warnings.map(({ code, message, advice }) => (
          <s-banner key={code} tone="warning" heading={message}>
            {advice}
          </s-banner>
        ))}
      </s-stack>
    </s-section>
  );
}
