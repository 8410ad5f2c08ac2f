import type { en } from './en.ts';

/** The texts of one language: what is missing in one does not compile. */
export type Texts = typeof en;

/** The names of the texts under a tree of them, with dots. */
export type Leaf<T, Path extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Path}${Key}` : Leaf<T[Key], `${Path}${Key}.`>;
}[keyof T & string];
export type WithoutPlural<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** The name of a text, without its plural form. */
export type TextKey = WithoutPlural<Leaf<Texts>>;
export type TextValues = Readonly<Record<string, string | number>>;

/** For names that may grow (codes, stages, fields): the text of `key`, or the fallback. */
export type TextOr = (key: string, fallback: string, values?: TextValues) => string;
