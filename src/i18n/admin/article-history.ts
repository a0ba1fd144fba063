import { defineMessages } from '../define-messages.ts'

/** Messages of the history of an article. */
export const articleHistoryMessages = defineMessages(
  {
    version: 'Bản',
    current: 'hiện nay',
    compare: 'So với bản sau',
    signs: 'Khi định dạng thay đổi: **đậm**, *nghiêng*, _gạch chân_, ## tiêu đề, • mục, > trích dẫn.',
    restoreVersion: 'Khôi phục bản này',
    noRevisions: 'Nội dung bài chưa được sửa lần nào.',
    somebody: 'Hệ thống',
    events: 'Mọi thay đổi',
  },
  {
    version: 'Version',
    current: 'current',
    compare: 'Compare with the next',
    signs: 'Where the formatting differs: **bold**, *italic*, _underlined_, ## heading, • item, > quotation.',
    restoreVersion: 'Restore this version',
    noRevisions: 'The words have not been changed yet.',
    somebody: 'The system',
    events: 'All changes',
  },
)
