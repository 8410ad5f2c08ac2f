import { Table } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';

interface PagesProps {
  readonly count: number;
  readonly limit: number;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

export function Pages({ count, limit, offset, onOffset }: PagesProps) {
  const { t } = useText();
  return (
    <Table.Pagination
      className="w-full border-t"
      count={count}
      pageSize={limit}
      pageIndex={Math.floor(offset / limit)}
      pageCount={Math.max(1, Math.ceil(count / limit))}
      canPreviousPage={offset > 0}
      canNextPage={offset + limit < count}
      previousPage={() => onOffset(Math.max(0, offset - limit))}
      nextPage={() => onOffset(offset + limit)}
      translations={{
        of: t('list.paging.of'),
        results: t('list.paging.results'),
        pages: t('list.paging.pages'),
        prev: t('list.paging.prev'),
        next: t('list.paging.next'),
      }}
    />
  );
}
