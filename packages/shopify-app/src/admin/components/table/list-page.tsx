import type { ReactNode } from 'react';
import type { Query } from '../../api/client.ts';
import type { Resource } from '../../hooks/use-resource.ts';
import { ExportButton } from '../feedback/export-button.tsx';
import { Failed } from '../feedback/failed.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';

interface ListPageProps {
  readonly heading: string;
  /** What the table is a list of, for who does not see it. */
  readonly label: string;
  readonly exported: 'orders' | 'documents';
  readonly filters: Query;
  readonly views: ReactNode;
  /** What can be done with the chosen rows. */
  readonly bulk: ReactNode;
  readonly answer: Resource<{ readonly items: readonly unknown[] }> & { readonly reload: () => void };
  /** Instead of rows, when there are none. */
  readonly empty: ReactNode;
  /** The table. */
  readonly children: ReactNode;
}

/** A list as every list page shows it: views and bulk actions, the table, and what stands in its place while there is nothing. */
export function ListPage({ heading, label, exported, filters, views, bulk, answer, empty, children }: ListPageProps) {
  const { value: page, failure, reload } = answer;
  return (
    <s-page heading={heading} inlineSize="large">
      <ExportButton list={exported} filters={filters} />
      <s-section accessibilityLabel={label} padding="none">
        <s-box paddingInline="small" paddingBlockStart="small">
          <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="small">
            {views}
            {bulk}
          </s-stack>
        </s-box>
        {children}
        {page === undefined && failure === undefined && <LoadingRows rows={12} />}
        {failure !== undefined && page === undefined && <Failed failure={failure} onRetry={reload} />}
        {page?.items.length === 0 && empty}
      </s-section>
    </s-page>
  );
}
