import type { Locale } from './site/messages.ts'

/** A text, or a function that makes one of its parts. */
type Message = string | ((...parts: never[]) => string)
/** The same keys with any texts. */
type Translated<Words> = {
  [Key in keyof Words]: Words[Key] extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : string
}

/**
 * Defines the messages of a part of the administration in both languages. They are apart from the readers'
 * messages (src/i18n/site), which the readers' bundle holds. The type checks that both languages have the
 * same keys.
 */
export function defineMessages<const Words extends Record<string, Message>>(
  vi: Words,
  en: Translated<Words>,
) {
  return (locale: Locale | string): Translated<Words> =>
    locale === 'en' ? en : (vi as unknown as Translated<Words>)
}
