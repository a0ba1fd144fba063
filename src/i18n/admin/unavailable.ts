import { defineMessages } from '../define-messages.ts'

/** Messages for what the database or the counters did not answer. */
export const unavailableMessages = defineMessages(
  {
    page: 'Máy chủ tạm thời không trả lời. Hãy thử lại sau ít phút.',
    form: 'Máy chủ tạm thời không trả lời, nên có thể chưa lưu được. Những gì bạn vừa gửi vẫn còn ở trang này. Sau ít phút, hãy bấm Gửi lại.',
  },
  {
    page: 'The server does not answer for the moment. Please try again in a few minutes.',
    form: 'The server does not answer for the moment, so this may not be saved. What you have just sent is still on this page. In a few minutes, press Send again.',
  },
)
