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
    notSaved: 'Chưa lưu được, vì:',
  },
  {
    add: 'Add',
    save: 'Save',
    remove: 'Remove',
    edit: 'Edit',
    cancel: 'Cancel',
    saved: 'Saved.',
    nothing: 'There is nothing yet.',
    notSaved: 'Not saved, because:',
  },
)
