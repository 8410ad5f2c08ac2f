import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { LoadingRows } from './loading-rows.tsx';

interface LoadedProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly refetch: () => unknown;
  };
  /** How many rows stand in for it on the way. */
  readonly rows: number;
  readonly children: (data: Data) => ReactNode;
}

/** A part of a screen once its data is there; until then what stands in for it, or why it does not come. */
export function Loaded<Data>({ query: { data, error, isError, refetch }, rows, children }: LoadedProps<Data>) {
  if (data !== undefined) return children(data);
  return isError ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={rows} />;
}
