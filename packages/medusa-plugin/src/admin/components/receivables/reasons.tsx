interface ReasonsProps {
  readonly reasons: readonly string[];
  /** What opens them. */
  readonly label: string;
}

/** Why something was chosen by itself, opened when asked for. */
export function Reasons({ reasons, label }: ReasonsProps) {
  if (reasons.length === 0) return null;
  return (
    <details className="txt-small pt-1" data-testid="quittance-reasons">
      <summary className="text-ui-fg-interactive w-fit cursor-pointer">{label}</summary>
      <ul className="text-ui-fg-subtle list-disc ps-5 pt-1">
        {reasons.map((reason) => (
          <li key={reason} className="text-pretty">
            {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
