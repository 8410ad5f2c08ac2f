import type { AccountView } from '@quittance/core/flow';
import { ageingBars, isZeroAmount, type AgeingBar } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

/** What is owed by currency, and how old it is. */
export function Balances({ account: { balances, ageing } }: { account: Pick<AccountView, 'balances' | 'ageing'> }) {
  const { t } = useText();
  if (balances.length === 0) return <s-text color="subdued">{t('receivables.noBalance')}</s-text>;
  return balances.map((balance) => {
    const ages = ageing.find(({ currency }) => currency === balance.currency);
    return (
      <s-stack
        key={balance.currency}
        gap="base"
        accessibilityRole="section"
        accessibilityLabel={`${t('receivables.balances')} ${balance.currency}`}
      >
        <Figures balance={balance} />
        {ages !== undefined && <Ages bars={ageingBars(ages)} currency={balance.currency} />}
      </s-stack>
    );
  });
}

function Figures({ balance }: { balance: AccountView['balances'][number] }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const { currency, open, overdue, oldestDue, level } = balance;
  return (
    <dl className="figures">
      <div>
        <dt>{t('receivables.column.open')}</dt>
        <dd className="figure">{money(open, currency)}</dd>
      </div>
      <div>
        <dt>{t('receivables.column.overdue')}</dt>
        <dd className="figure">
          {isZeroAmount(overdue) ? (
            money(overdue, currency)
          ) : (
            <s-text tone="critical">{money(overdue, currency)}</s-text>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('receivables.column.oldest')}</dt>
        <dd className="figure">{oldestDue === undefined ? t('common.none') : day(oldestDue)}</dd>
      </div>
      <div>
        <dt>{t('receivables.column.level')}</dt>
        <dd className="figure">{level === 0 ? t('receivables.level_none') : t('receivables.level', { level })}</dd>
      </div>
    </dl>
  );
}

function Ages({ bars, currency }: { bars: readonly AgeingBar[]; currency: string }) {
  const { t } = useText();
  const { money } = useFormat();
  return (
    <s-stack gap="small-200">
      <s-heading>{t('receivables.ageing')}</s-heading>
      <div className="ageing" aria-hidden="true">
        {bars.map(({ age, percent, colour }) => (
          <i key={age} className={colour} style={{ inlineSize: `${percent}%` }} />
        ))}
      </div>
      <dl className="figures">
        {bars.map(({ age, amount }) => (
          <div key={age}>
            <dt>{t(`receivables.age.${age}`)}</dt>
            <dd>{money(amount, currency)}</dd>
          </div>
        ))}
      </dl>
    </s-stack>
  );
}
