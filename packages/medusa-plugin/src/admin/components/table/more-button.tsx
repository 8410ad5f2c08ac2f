import { Button } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';

interface MoreButtonProps {
  readonly pages: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): unknown };
}

/** The next page of a list, below the rows there are. */
export function MoreButton({ pages }: MoreButtonProps) {
  const { t } = useText();
  if (!pages.hasNextPage) return null;
  return (
    <div className="flex justify-center border-t px-6 py-3">
      <Button
        size="small"
        variant="secondary"
        isLoading={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {t('receivables.more')}
      </Button>
    </div>
  );
}
