import { PlanButton } from '../../components/dunning/plan-button.tsx';
import { RunSummary } from '../../components/dunning/run-summary.tsx';
import { Empty } from '../../components/feedback/empty.tsx';
import { Loaded } from '../../components/feedback/loaded.tsx';
import { Pager } from '../../components/table/pager.tsx';
import { useFormat } from '../../format/use-format.ts';
import { draftIn, useDunningWork, useRuns, type DunningWork } from '../../hooks/dunning.ts';
import { useSettings } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';

/** The next run, to be planned and reviewed, and those before it. */
export function Dunning() {
  const { t } = useText();
  const work = useDunningWork();
  return (
    <s-page heading={t('dunning.tab')}>
      <s-paragraph color="subdued">{t('dunning.subtitle')}</s-paragraph>
      <TurnedOff />
      <s-section heading={t('dunning.run.next')}>
        <Loaded answer={work} rows={3}>
          {(list) => <NextRun work={list} />}
        </Loaded>
      </s-section>
      <PastRuns />
    </s-page>
  );
}

/** Why nothing can be committed yet. */
function TurnedOff() {
  const { t } = useText();
  const { value } = useSettings();
  if (value?.settings?.dunning.enabled !== false) return null;
  return (
    <s-banner tone="warning" heading={t('dunning.off')}>
      {t('dunning.offHint')}
      <s-button slot="secondary-actions" href="/settings?part=dunning">
        {t('stuck.settings')}
      </s-button>
    </s-banner>
  );
}

function NextRun({ work }: { work: DunningWork }) {
  const { t } = useText();
  const { day } = useFormat();
  const draft = draftIn(work);
  const { bankDataAsOf } = work;
  return (
    <>
      <s-text color="subdued">
        {bankDataAsOf === undefined ? t('dunning.noBankData') : t('dunning.bankData', { day: day(bankDataAsOf) })}
      </s-text>
      {draft === undefined ? (
        <Empty icon="email" title={t('dunning.run.none')} hint={t('dunning.run.noneHint')} action={<PlanButton />} />
      ) : (
        <>
          <RunSummary run={draft} />
          <s-stack direction="inline">
            <PlanButton again />
          </s-stack>
        </>
      )}
    </>
  );
}

/** Runs that were committed or thrown away, newest first. */
function PastRuns() {
  const { t } = useText();
  const runs = useRuns();
  return (
    <s-section heading={t('dunning.run.past')}>
      <Loaded answer={runs} rows={3}>
        {({ items }) => {
          const past = items.filter(({ state }) => state !== 'draft');
          if (past.length === 0) return <s-text color="subdued">{t('dunning.run.noPast')}</s-text>;
          return (
            <ul className="plain-list lined">
              {past.map((run) => (
                <li key={run.id}>
                  <RunSummary run={run} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <Pager list={runs} />
    </s-section>
  );
}
