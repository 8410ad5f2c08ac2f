import type { List } from '../../hooks/use-list.ts';
import { useText } from '../../i18n/use-text.ts';

/** Turns the pages of a list that is no table; nothing where there is one page. */
export function Pager({ list: { forward, back } }: { list: List }) {
  const { t } = useText();
  if (forward === undefined && back === undefined) return null;
  return (
    <s-stack direction="inline" gap="small-200" justifyContent="center">
      <s-button icon="chevron-left" disabled={back === undefined} {...(back && { onClick: back })}>
        {t('list.paging.prev')}
      </s-button>
      <s-button icon="chevron-right" disabled={forward === undefined} {...(forward && { onClick: forward })}>
        {t('list.paging.next')}
      </s-button>
    </s-stack>
  );
}
