import { defineMessages } from '../define-messages.ts'

/** Messages of all forms and lists of the administration. */
export const formMessages = defineMessages(
  {
    add: 'Thêm',
    save: 'Lưu',
    remove: 'Xoá',
    edit: 'Sửa',
    cancel: 'Thôi',
    saved: 'Đã lưu.',
    nothing: 'Chưa có gì.',
    serverAway: 'Chưa gửi được: máy chủ không trả lời. Những gì bạn đã viết vẫn còn ở đây. Hãy thử lại sau.',
    signedOut:
      'Chưa gửi được: bạn đã bị đăng xuất. Những gì bạn đã viết vẫn còn ở đây. Hãy đăng nhập ở thẻ khác rồi bấm lại.',
    youTyped: 'Những gì bạn đã gõ:',
    notSaved: 'Chưa lưu được, vì:',
    listChanged:
      'Người khác vừa sửa danh sách này. Những gì bạn gõ vẫn ở đây, chưa được lưu. Chỗ khác nhau có ghi giá trị đã lưu; hãy xem lại rồi bấm lưu.',
    storedValue: (value: string) => `Đã lưu: ${value || '(để trống)'}`,
  },
  {
    add: 'Add',
    save: 'Save',
    remove: 'Remove',
    edit: 'Edit',
    cancel: 'Cancel',
    saved: 'Saved.',
    nothing: 'There is nothing yet.',
    serverAway: 'Not sent: the server does not answer. What you wrote is still here. Try again later.',
    signedOut:
      'Not sent: you are signed out. What you wrote is still here. Sign in in another tab, then press again.',
    youTyped: 'What you typed:',
    notSaved: 'Not saved, because:',
    listChanged:
      'Somebody else has just changed this list. What you typed is still here, and not saved. Where it differs, the stored value is beside it; look again, then save.',
    storedValue: (value: string) => `Stored: ${value || '(empty)'}`,
  },
)
