import type { WorkItem } from '@quittance/core/flow';
import { workAbout, workText } from '@quittance/core/screens';
import { Text } from '@medusajs/ui';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { DocumentDrawer } from './document-drawer.tsx';
import { WorkAction } from './work-action.tsx';

/** One thing that waits: why, since when, and the first thing to do. */
export function WorkRow({ item }: { item: WorkItem }) {
  const { t, tOr } = useText();
  const { i18n } = useTranslation();
  const { moment, money } = useFormat();
  const { sentence, advice } = workText(item, i18n.language, tOr);
  const about = workAbout(item, money);
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-work-item"
      data-kind={item.kind}
      data-code={item.code}
    >
      <div className="flex min-w-0 max-w-3xl flex-col">
        <Text size="small" leading="compact" weight="plus" className="text-pretty">
          {sentence}
        </Text>
        {about !== '' && (
          <Text size="small" className="break-words">
            {about}
          </Text>
        )}
        {advice !== undefined && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {advice}
          </Text>
        )}
        <time dateTime={item.since} className="txt-compact-xsmall text-ui-fg-muted">
          {t('delivery.work.since', { at: moment(item.since) })}
        </time>
      </div>
      <div className="flex items-center gap-x-2">
        {item.documentId !== undefined && <DocumentDrawer documentId={item.documentId} />}
        <WorkAction item={item} />
      </div>
    </li>
  );
}
