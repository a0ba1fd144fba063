import { en } from './en.ts'
import { type Messages, vi } from './vi.ts'

export type { Messages }
export type Locale = 'vi' | 'en'

export function messagesFor(locale: Locale): Messages {
  return locale === 'en' ? en : vi
}
