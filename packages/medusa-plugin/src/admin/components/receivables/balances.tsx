import type { AccountView } from '@quittance/core/flow';
import { ageingBars, isZeroAmount, type AgeingBar } from '@quittance/core/screens';
import { Text, clx } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

/** What is owed by currency, and how old it is. */
export function Balances({ account: { balances, ageing } }: { account: Pick<AccountView, 'balances' | 'ageing'> }) {
  const { t } = useText();
  if (balances.length === 0)
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t('receivables.noBalance')}
      </Text>
    );
  return balances.map((balance) => {
    const ages = ageing.find(({ currency }) => currency === balance.currency);
    return (
      <section
        key={balance.currency}
        aria-label={`${t('receivables.balances')} ${balance.currency}`}
        className="flex flex-col gap-y-4 px-6 py-4"
        data-testid="quittance-balance"
        data-currency={balance.currency}
      >
        <Figures balance={balance} />
        {ages !== undefined && <Ages bars={ageingBars(ages)} currency={balance.currency} />}
      </section>
    );
  });
}

function Figures({ balance }: { balance: AccountView['balances'][number] }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const { currency, open, overdue, oldestDue, level } = balance;
  const late = !isZeroAmount(overdue);
  const figures = [
    { name: t('receivables.column.open'), value: money(open, currency), part: 'open' },
    { name: t('receivables.column.overdue'), value: money(overdue, currency), part: 'overdue', late },
    { name: t('receivables.column.oldest'), value: oldestDue === undefined ? t('common.none') : day(oldestDue) },
    {
      name: t('receivables.column.level'),
      value: level === 0 ? t('receivables.level_none') : t('receivables.level', { level }),
      part: 'level',
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      {figures.map(({ name, value, part, late: red }) => (
        <div key={name} className="flex flex-col">
          <dt className="txt-compact-small text-ui-fg-subtle">{name}</dt>
          <dd
            className={clx('txt-large-plus tabular-nums', red === true && 'text-ui-fg-error')}
            {...(part !== undefined && { 'data-testid': `quittance-balance-${part}` })}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const FILLS = {
  green: 'bg-ui-tag-green-icon',
  blue: 'bg-ui-tag-blue-icon',
  orange: 'bg-ui-tag-orange-icon',
  red: 'bg-ui-tag-red-icon',
  purple: 'bg-ui-tag-purple-icon',
  grey: 'bg-ui-tag-neutral-icon',
} as const;

function Ages({ bars, currency }: { bars: readonly AgeingBar[]; currency: string }) {
  const { t } = useText();
  const { money } = useFormat();
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus" leading="compact">
        {t('receivables.ageing')}
      </Text>
      <div className="bg-ui-bg-subtle flex h-2 overflow-hidden rounded-full" aria-hidden>
        {bars.map(({ age, percent, colour }) => (
          <div key={age} className={FILLS[colour]} style={{ width: `${percent}%` }} />
        ))}
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-5">
        {bars.map(({ age, amount }) => (
          <div key={age} className="flex flex-col" data-testid="quittance-age" data-age={age}>
            <dt className="txt-compact-xsmall text-ui-fg-subtle">{t(`receivables.age.${age}`)}</dt>
            <dd className="txt-compact-small tabular-nums">{money(amount, currency)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
