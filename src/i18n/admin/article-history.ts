import { defineMessages } from '../define-messages.ts'

/** What the history of an article says. */
export const articleHistoryMessages = defineMessages(
  {
    version: 'Bản',
    compare: 'So với bản sau',
    restoreVersion: 'Khôi phục bản này',
    noRevisions: 'Nội dung bài chưa được sửa lần nào.',
    somebody: 'Hệ thống',
    events: 'Mọi thay đổi',
  },
  {
    version: 'Version',
    compare: 'Compare with the next',
    restoreVersion: 'Restore this version',
    noRevisions: 'The words have not been changed yet.',
    somebody: 'The system',
    events: 'All changes',
  },
)
