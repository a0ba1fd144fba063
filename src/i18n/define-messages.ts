import type { Locale } from './site/messages.ts'

/** A word, or a function of what is put into it. */
type Word = string | ((...parts: never[]) => string)
/** The same keys, whatever they say. */
type Translated<Words> = {
  [Key in keyof Words]: Words[Key] extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : string
}

/**
 * The words of a part of the administration, in both languages, kept apart from the readers' (vi.ts, en.ts), whose pages
 * do not need them. The type checks that both have the same keys.
 */
export function defineMessages<const Words extends Record<string, Word>>(vi: Words, en: Translated<Words>) {
  return (locale: Locale | string): Translated<Words> =>
    locale === 'en' ? en : (vi as unknown as Translated<Words>)
}
