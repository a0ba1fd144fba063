import { defineMessages } from '../define-messages.ts'

/** Messages for a form that was sent without a session. */
export const signInAgainMessages = defineMessages(
  {
    title: 'Bạn chưa đăng nhập',
    kept: 'Phiên làm việc đã hết, nên chưa có gì được lưu. Những gì bạn vừa gửi vẫn còn ở trang này. Hãy đăng nhập ở một thẻ khác rồi quay lại đây bấm Gửi lại.',
    withoutFiles: 'Riêng tệp thì phải chọn lại.',
    notKept: 'Chưa có gì được lưu. Hãy đăng nhập ở một thẻ khác, quay lại trang trước và thử lại.',
    signIn: 'Đăng nhập (mở thẻ khác)',
    sendAgain: 'Gửi lại',
  },
  {
    title: 'You are not signed in',
    kept: 'Your session has ended, so nothing has been saved. What you have just sent is still on this page. Sign in in another tab, then come back here and press Send again.',
    withoutFiles: 'Files have to be chosen again.',
    notKept: 'Nothing has been saved. Sign in in another tab, go back to the page before, and try again.',
    signIn: 'Sign in (opens another tab)',
    sendAgain: 'Send again',
  },
)
