import type { CaseView } from '@quittance/core/flow';
import { BuildingsSolid } from '@medusajs/icons';
import { Badge, Container, Text } from '@medusajs/ui';
import { Link, useSearchParams } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useAgencyName, useCases } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Loaded } from '../feedback/loaded.tsx';
import { ChoiceField } from '../filters/choice-field.tsx';
import { MoreButton } from '../table/more-button.tsx';
import { CaseBadge } from './case-badge.tsx';
import { casePath } from './case-path.ts';

const FILTERS = { out: { out: 'true' }, asking: { needsAnswer: 'true' } } as const;

/** Drafts, cases that are out, and those that ended, newest first. */
export function CaseList() {
  const { t } = useText();
  const [params, setParams] = useSearchParams();
  const which = params.get('which');
  const cases = useCases(which === 'out' || which === 'asking' ? FILTERS[which] : {});
  return (
    <Container className="divide-y p-0" data-testid="quittance-cases">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle min-w-0 text-pretty">
          {t('cases.subtitle')}
        </Text>
        <ChoiceField
          label={t('cases.show')}
          any={t('cases.all')}
          value={which ?? undefined}
          options={[
            { value: 'out', label: t('cases.onlyOut') },
            { value: 'asking', label: t('cases.onlyAsking') },
          ]}
          onChoose={(chosen) =>
            setParams({ view: 'collections', ...(chosen !== undefined && { which: chosen }) }, { replace: true })
          }
        />
      </div>
      <Loaded query={{ ...cases, data: cases.items }} rows={4}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon={<BuildingsSolid />} title={t('cases.none')} hint={t('cases.noneHint')} />
          ) : (
            <ul className="divide-y">
              {items.map((each) => (
                <Row key={each.id} view={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <MoreButton pages={cases} />
    </Container>
  );
}

function Row({ view }: { view: CaseView }) {
  const { t } = useText();
  const { money } = useFormat();
  const agencyName = useAgencyName();
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-case-row"
      data-customer={view.customer}
    >
      <div className="flex min-w-0 flex-col">
        <Link
          to={casePath(view.id)}
          aria-label={t('cases.openOf', { customer: view.customer })}
          className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-interactive break-words"
        >
          {view.customer}
        </Link>
        <Text size="small" className="text-ui-fg-subtle">
          {agencyName(view.agency)} · {money(view.open, view.currency)}
        </Text>
      </div>
      <div className="flex items-center gap-x-2">
        {view.mode === 'test' && <Badge size="2xsmall">{t('cases.test')}</Badge>}
        <CaseBadge status={view.status} />
      </div>
    </li>
  );
}
