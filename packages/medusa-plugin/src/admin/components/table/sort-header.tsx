import { ArrowDownMini, ArrowUpMini } from '@medusajs/icons';
import { Table, clx } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';

interface SortHeaderProps {
  readonly column: string;
  readonly label: string;
  /** The order in force: a column, with `-` in front when descending. */
  readonly order: string;
  readonly onSort: (order: string) => void;
  readonly className?: string;
}

/** A column title that sorts: newest or largest first, then the other way round. */
export function SortHeader({ column, label, order, onSort, className }: SortHeaderProps) {
  const { t } = useText();
  const active = order === column || order === `-${column}`;
  const descending = order === `-${column}`;
  const Arrow = active && !descending ? ArrowUpMini : ArrowDownMini;
  return (
    <Table.HeaderCell
      className={clx(className)}
      aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="hover:text-ui-fg-base inline-flex items-center gap-x-1"
        aria-label={t('table.sortBy', { column: label })}
        onClick={() => onSort(descending ? column : `-${column}`)}
      >
        {label}
        <Arrow className={clx('text-ui-fg-muted', !active && 'opacity-0')} aria-hidden />
      </button>
    </Table.HeaderCell>
  );
}
