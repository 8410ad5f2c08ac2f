import type { SettingsAnswer } from '../../../api/admin/quittance/contract.ts';
import { listProcedures, procedureName, type ListedProcedure } from '@quittance/core/screens';
import { Badge, Text } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';
import { SectionCard } from '../settings/section-card.tsx';
import { ProcedureDrawer } from './procedure-drawer.tsx';
import { ProcedureWords } from './procedure-words.tsx';

type Settings = NonNullable<SettingsAnswer['settings']>;

/** The procedures that customers are reminded by, each in words, and their editor. */
export function ProceduresCard({ settings }: { settings: Settings }) {
  const { t } = useText();
  return (
    <SectionCard
      title={t('dunning.procedure.title')}
      hint={t('dunning.procedure.hint')}
      action={<ProcedureDrawer settings={settings} />}
    >
      <ul className="shadow-borders-base divide-y rounded-lg sm:col-span-2">
        {listProcedures(settings.dunning.procedures).map((listed) => (
          <Row key={listed.procedure.id} listed={listed} settings={settings} />
        ))}
      </ul>
    </SectionCard>
  );
}

function Row({ listed, settings }: { listed: ListedProcedure; settings: Settings }) {
  const { t, tOr } = useText();
  const { procedure, origin } = listed;
  return (
    <li className="flex flex-col gap-y-2 px-4 py-3" data-testid="quittance-procedure" data-procedure={procedure.id}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small" leading="compact" weight="plus">
            {procedureName(procedure, tOr)}
          </Text>
          <Badge size="2xsmall" data-testid="quittance-procedure-origin" data-origin={origin}>
            {t(`dunning.procedure.origin.${origin}`)}
          </Badge>
        </div>
        <ProcedureDrawer settings={settings} listed={listed} />
      </div>
      <ProcedureWords procedure={procedure} />
    </li>
  );
}
