import { useState } from 'preact/hooks';
import type { PrintKind } from './print-path.ts';
import { text } from './text.ts';

/** Which kinds of documents to print; all of those there are, to begin with. */
export function useKinds(there: readonly PrintKind[]): readonly [readonly PrintKind[], (kind: PrintKind) => void] {
  const [left, setLeft] = useState<readonly PrintKind[]>([]);
  const toggle = (kind: PrintKind) =>
    setLeft(left.includes(kind) ? left.filter((other) => other !== kind) : [...left, kind]);
  return [there.filter((kind) => !left.includes(kind)), toggle];
}

export function KindChoice({ there, chosen, onToggle }: ChoiceProps) {
  return (
    <s-stack gap="small-200">
      <s-text type="strong">{text('what')}</s-text>
      {there.map((kind) => (
        <s-checkbox key={kind} label={text(kind)} checked={chosen.includes(kind)} onChange={() => onToggle(kind)} />
      ))}
      {chosen.length === 0 && <s-text tone="critical">{text('choose')}</s-text>}
    </s-stack>
  );
}

interface ChoiceProps {
  readonly there: readonly PrintKind[];
  readonly chosen: readonly PrintKind[];
  readonly onToggle: (kind: PrintKind) => void;
}
