import { defineMessages } from '../define-messages.ts'

/** Messages of the history of an article or a static page. */
export const historyMessages = defineMessages(
  {
    history: 'Lịch sử',
    version: 'Bản',
    current: 'hiện nay',
    compare: 'So với bản sau',
    signs: 'Khi định dạng thay đổi: **đậm**, *nghiêng*, _gạch chân_, ## tiêu đề, • mục, > trích dẫn.',
    restoreVersion: 'Khôi phục bản này',
    noRevisions: 'Nội dung chưa được sửa lần nào.',
    stale: 'Chưa khôi phục: có người vừa sửa. Hãy xem bản hiện nay rồi bấm lại.',
    somebody: 'Hệ thống',
    events: 'Mọi thay đổi',
  },
  {
    history: 'History',
    version: 'Version',
    current: 'current',
    compare: 'Compare with the next',
    signs: 'Where the formatting differs: **bold**, *italic*, _underlined_, ## heading, • item, > quotation.',
    restoreVersion: 'Restore this version',
    noRevisions: 'The words have not been changed yet.',
    stale: 'Not restored: somebody has just changed it. Look at the current version, then try again.',
    somebody: 'The system',
    events: 'All changes',
  },
)
