import { runLevels, runSentence, type ShownRun } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { RunBadge } from './run-badge.tsx';

/** A run in short: when, by whom, how many letters of which level, how much they ask for. */
export function RunSummary({ run }: { run: ShownRun }) {
  const { t } = useText();
  const { moment } = useFormat();
  const at = moment(run.plannedAt);
  return (
    <s-stack gap="small-200">
      <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="small-200">
        <s-link href={`/dunning/${run.id}`} accessibilityLabel={t('dunning.run.open', { at })}>
          {t('dunning.run.plannedAt', { at, by: run.by, context: run.origin })}
        </s-link>
        <RunBadge run={run} />
      </s-stack>
      <RunFigures run={run} />
    </s-stack>
  );
}

export function RunFigures({ run }: { run: ShownRun }) {
  const { t } = useText();
  const words = useWords();
  const { count } = useFormat();
  return (
    <s-stack direction="inline" gap="small-200" alignItems="center">
      <s-text>{runSentence(run, words)}</s-text>
      {runLevels(run).map(({ level, letters }) => (
        <s-badge key={level}>
          {level === 0 ? t('dunning.procedure.reminder') : t('receivables.level', { level })}: {count(letters)}
        </s-badge>
      ))}
    </s-stack>
  );
}
