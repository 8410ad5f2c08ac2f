import { useText } from '../../i18n/use-text.ts';

function Bar({ width, height = 16 }: { width: string; height?: number }) {
  return <div className="skeleton" style={{ inlineSize: width, blockSize: height }} />;
}

/** Stands in for rows on their way, as high as they will be, and says so to screen readers. */
export function LoadingRows({ rows }: { rows: number }) {
  const { t } = useText();
  return (
    <div role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <s-box key={row} paddingBlock="small" paddingInline="base">
          <s-stack direction="inline" justifyContent="space-between" gap="base">
            <Bar width="40%" />
            <Bar width="20%" />
          </s-stack>
        </s-box>
      ))}
    </div>
  );
}

/** A whole page before its code is there: the frame stands where the page's own will. */
export function PageSkeleton() {
  const { t } = useText();
  return (
    <s-page heading=" ">
      <s-section accessibilityLabel={t('common.loading')}>
        <LoadingRows rows={10} />
      </s-section>
    </s-page>
  );
}
