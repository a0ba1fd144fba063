import * as v from 'valibot'
import { admitLine, admitText, longestUncomposed } from './admit.ts'

/** Messages of a text's schema: for what is no text, and for what is too long. */
interface Messages {
  noText?: string
  tooLong?: string
}

/** Schema of a text of one line. `maxLength` is in characters of the admitted text. */
export const lineSchema = (maxLength: number, messages?: Messages) => schema(admitLine, maxLength, messages)

/** Schema of a text of several lines, trimmed. `maxLength` is in characters of the admitted text. */
export const textSchema = (maxLength: number, messages?: Messages) =>
  schema((text) => admitText(text).trim(), maxLength, messages)

/** The length is bounded before anything is done with the text, and exactly after. */
const schema = (admit: (text: string) => string, maxLength: number, { noText, tooLong }: Messages = {}) =>
  v.pipe(
    v.string(noText),
    v.maxLength(longestUncomposed(maxLength), tooLong),
    v.transform(admit),
    v.maxLength(maxLength, tooLong),
  )
