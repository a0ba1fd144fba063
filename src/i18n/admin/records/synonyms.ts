import { defineMessages } from '../../define-messages.ts'

/** Messages about synonyms. */
export const synonymMessages = defineMessages(
  {
    heading: 'Từ đồng nghĩa',
    menu: 'Từ đồng nghĩa',
    one: 'từ đồng nghĩa',
    forms: 'Các cách viết, mỗi dòng một cách',
  },
  {
    heading: 'Synonyms',
    menu: 'Synonyms',
    one: 'synonyms',
    forms: 'Ways of writing it, one a line',
  },
)
