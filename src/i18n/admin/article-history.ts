import { defineMessages } from '../define-messages.ts'

/** Messages of the history of an article. */
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
