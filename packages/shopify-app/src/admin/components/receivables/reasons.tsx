/** Why something is as it is, folded away until asked for. */
export function Reasons({ label, reasons }: { label: string; reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <details>
      <summary>{label}</summary>
      <s-unordered-list>
        {reasons.map((reason) => (
          <s-list-item key={reason}>{reason}</s-list-item>
        ))}
      </s-unordered-list>
    </details>
  );
}
