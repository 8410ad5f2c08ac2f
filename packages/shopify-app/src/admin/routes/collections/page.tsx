import type { CaseView } from '@quittance/core/flow';
import { Agencies } from '../../components/collections/agencies.tsx';
import { CaseBadge } from '../../components/collections/case-badge.tsx';
import { Empty } from '../../components/feedback/empty.tsx';
import { Loaded } from '../../components/feedback/loaded.tsx';
import { ChoiceField } from '../../components/filters/choice-field.tsx';
import { Pager } from '../../components/table/pager.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useAgencyName, useCases } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { useParams } from '../../router/location.ts';

const FILTERS = { out: { out: true }, asking: { needsAnswer: true } } as const;

/** Cases for agencies, and the agencies with who might go to them. */
export function Collections() {
  const { t } = useText();
  const { params, change } = useParams();
  const which = params.get('which');
  const shown = which === 'out' || which === 'asking' ? which : undefined;
  return (
    <s-page heading={t('cases.tab')}>
      <s-paragraph color="subdued">{t('cases.subtitle')}</s-paragraph>
      <s-section heading={t('collections.cases')}>
        <ChoiceField
          label={t('cases.show')}
          any={t('cases.all')}
          value={shown}
          options={[
            { value: 'out', label: t('cases.onlyOut') },
            { value: 'asking', label: t('cases.onlyAsking') },
          ]}
          onChoose={(chosen) => change({ which: chosen })}
        />
        <Cases key={shown} which={shown} />
      </s-section>
      <Agencies />
    </s-page>
  );
}

function Cases({ which }: { which: keyof typeof FILTERS | undefined }) {
  const { t } = useText();
  const cases = useCases(which === undefined ? {} : FILTERS[which]);
  return (
    <>
      <Loaded answer={cases} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="order" title={t('cases.none')} hint={t('cases.noneHint')} />
          ) : (
            <ul className="plain-list lined">
              {items.map((each) => (
                <Row key={each.id} view={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Pager list={cases} />
    </>
  );
}

function Row({ view: { id, customer, agency, open, currency, mode, status } }: { view: CaseView }) {
  const { t } = useText();
  const { money } = useFormat();
  const agencyName = useAgencyName();
  return (
    <li aria-label={customer}>
      <s-stack gap="small-300">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-link href={`/collections/${id}`}>{customer}</s-link>
          <s-stack direction="inline" gap="small-200">
            {mode === 'test' && <s-badge>{t('cases.test')}</s-badge>}
            <CaseBadge status={status} />
          </s-stack>
        </s-stack>
        <s-text color="subdued">
          {agencyName(agency)} · {money(open, currency)}
        </s-text>
      </s-stack>
    </li>
  );
}
