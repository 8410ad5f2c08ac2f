import { describe, expect, it } from 'vitest';
import { parseXml } from '../../xml/index.ts';
import { elementFact, fact, factAbout, Judged } from './judged.ts';
import { Unjudgeable } from './values.ts';

const judgedOf = (xml: string): Judged => {
  const parsed = parseXml(Buffer.from(xml));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return new Judged(parsed.value);
};

/** Work that says how often it was done, and fails at what is called `bad`. */
function work(): { readonly done: string[]; readonly on: (name: string) => string } {
  const done: string[] = [];
  const on = (name: string): string => {
    done.push(name);
    if (name === 'bad') throw new Unjudgeable(name);
    return name.toUpperCase();
  };
  return { done, on };
}

describe('what rules work out about a document', () => {
  const judged = judgedOf('<a><b>good</b><b>good</b><b>bad</b></a>');
  const [first, second, bad] = judged.root.children;

  it('is worked out once, also where it cannot be', () => {
    const { done, on } = work();
    const [good, failing] = [fact(() => on('good')), fact(() => on('bad'))];
    expect([good(judged), good(judged)]).toEqual(['GOOD', 'GOOD']);
    for (let times = 0; times < 2; times += 1) expect(() => failing(judged)).toThrow(Unjudgeable);
    expect(done).toEqual(['good', 'bad']);
  });

  it('is worked out for each document by itself', () => {
    const text = fact(({ root }) => root.value);
    expect([judgedOf('<a>1</a>'), judgedOf('<a>2</a>')].map(text)).toEqual(['1', '2']);
  });

  it('is worked out once for each thing that it is about', () => {
    const { done, on } = work();
    const about = factAbout(String, (_, name: string) => on(name));
    expect(['x', 'y', 'x'].map((name) => about(judged, name))).toEqual(['X', 'Y', 'X']);
    for (let times = 0; times < 2; times += 1) expect(() => about(judged, 'bad')).toThrow(Unjudgeable);
    expect(done).toEqual(['x', 'y', 'bad']);
  });

  it('is worked out once for as long as it is the same element', () => {
    const { done, on } = work();
    const read = elementFact(({ value }) => on(value));
    for (const element of [first!, first!, second!, second!]) expect(read(element, judged)).toBe('GOOD');
    for (let times = 0; times < 2; times += 1) expect(() => read(bad!, judged)).toThrow(Unjudgeable);
    expect(done).toEqual(['good', 'good', 'bad']);
  });

  it('hides no other error', () => {
    const broken = fact(() => {
      throw new TypeError('a fault of ours');
    });
    expect(() => broken(judged)).toThrow(TypeError);
  });
});
