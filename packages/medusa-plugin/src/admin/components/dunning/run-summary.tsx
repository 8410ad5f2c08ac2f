import { runLevels, runSentence, type ShownRun } from '@quittance/core/screens';
import { Badge, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { RunBadge } from './run-badge.tsx';
import { runPath } from './run-path.ts';

/** A run in short: when, by whom, how many letters of which level, how much they ask for. */
export function RunSummary({ run }: { run: ShownRun }) {
  const { t } = useText();
  const { moment } = useFormat();
  const at = moment(run.plannedAt);
  return (
    <div className="flex flex-col gap-y-2" data-testid="quittance-run" data-state={run.state}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Link
          to={runPath(run.id)}
          aria-label={t('dunning.run.open', { at })}
          className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-interactive"
        >
          {t('dunning.run.plannedAt', { at, by: run.by, context: run.origin })}
        </Link>
        <RunBadge run={run} />
      </div>
      <RunFigures run={run} />
    </div>
  );
}

export function RunFigures({ run }: { run: ShownRun }) {
  const { t } = useText();
  const words = useWords();
  const { count } = useFormat();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Text size="small" data-testid="quittance-run-sentence">
        {runSentence(run, words)}
      </Text>
      {runLevels(run).map(({ level, letters }) => (
        <Badge key={level} size="2xsmall" data-testid="quittance-run-level" data-level={level}>
          {level === 0 ? t('dunning.procedure.reminder') : t('receivables.level', { level })}: {count(letters)}
        </Badge>
      ))}
    </div>
  );
}
