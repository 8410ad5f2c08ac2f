import type { ReactNode } from 'react';
import type { Resource } from '../../hooks/use-resource.ts';
import { Failed } from './failed.tsx';
import { LoadingRows } from './skeleton.tsx';

interface LoadedProps<T> {
  readonly answer: Resource<T> & { readonly reload: () => void };
  /** So high is what will be there. */
  readonly rows: number;
  readonly children: (value: T) => ReactNode;
}

/** What was asked for, once it is there; until then what stands in its place, and the way out when it failed. */
export function Loaded<T>({ answer: { value, failure, reload }, rows, children }: LoadedProps<T>) {
  if (value !== undefined) return children(value);
  return failure === undefined ? <LoadingRows rows={rows} /> : <Failed failure={failure} onRetry={reload} />;
}
