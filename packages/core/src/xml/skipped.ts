import { GREATER, isBlank } from './bytes.ts';
import { isUnprefixedName } from './names.ts';
import type { Source } from './source.ts';

/** Steps over a comment (XML 1.0 production 15), in which `--` stands at its end alone. */
export function skipComment(source: Source): void {
  const start = source.at;
  source.at += '<!--'.length;
  source.skipTo('--', 'A comment');
  source.at += '--'.length;
  if (source.bytes[source.at] !== GREATER) throw source.malformed('-- stands in a comment', start);
  source.at += 1;
}

/** Steps over a processing instruction (production 16), whose target is a name other than `xml`, without a colon. */
export function skipInstruction(source: Source): void {
  const start = source.at;
  source.at += '<?'.length;
  const { place } = source;
  source.skipName();
  const target = source.since(place);
  if (!isUnprefixedName(target) || target.toLowerCase() === 'xml')
    throw source.malformed('A misplaced instruction', start);
  if (!source.says('?>') && !isBlank(source.bytes[source.at])) throw source.malformed('A misplaced instruction', start);
  source.skipTo('?>', 'An instruction');
  source.at += '?>'.length;
}
