import { Skeleton } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';

/** Stands in for rows on their way, and says so to screen readers. */
export function LoadingRows({ rows }: { rows: number }) {
  const { t } = useText();
  return (
    <div role="status" aria-label={t('common.loading')} className="flex flex-col gap-y-3 px-6 py-4">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center justify-between gap-x-8">
          <Skeleton className="h-5 w-2/5" />
          <Skeleton className="h-5 w-1/5" />
        </div>
      ))}
    </div>
  );
}
