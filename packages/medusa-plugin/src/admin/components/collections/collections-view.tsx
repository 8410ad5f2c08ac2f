import { useSearchParams } from 'react-router-dom';
import { Agencies } from './agencies.tsx';
import { CaseList } from './case-list.tsx';
import { CasePage } from './case-page.tsx';

/** Agencies and the cases for them, or one case. */
export function CollectionsView() {
  const [params] = useSearchParams();
  const id = params.get('case');
  if (id !== null) return <CasePage id={id} />;
  return (
    <div className="flex flex-col gap-y-3" data-testid="quittance-collections">
      <CaseList />
      <Agencies />
    </div>
  );
}
