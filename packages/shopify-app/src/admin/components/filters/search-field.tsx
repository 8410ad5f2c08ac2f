import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Searches when the typing pauses, and follows the filters when they change elsewhere (cleared, back button). */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [searched, setSearched] = useState(value);
  if (searched !== value) {
    setSearched(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const pause = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, value, onSearch]);
  return (
    <s-search-field
      label={label}
      labelAccessibilityVisibility="exclusive"
      placeholder={label}
      maxLength={200}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
    />
  );
}
