import { defineMessages } from '../define-messages.ts'

/** Messages about what an editor has typed and not saved. */
export const unsavedMessages = defineMessages(
  {
    unsaved: 'Đang viết dở, chưa lưu',
    untitled: 'Chưa có tiêu đề',
    newArticle: 'bài mới',
    storedUntil: (day: string) => `Giữ đến ${day}.`,
    typed: (when: string) => `Có nội dung bạn đã viết mà chưa lưu, lúc ${when}.`,
    differs: 'Khác với bản đã lưu:',
    saved: 'Đã lưu',
    kept: 'Viết dở',
    empty: '(để trống)',
    onlyMarkup: '(khác cách trình bày)',
    sameAsSaved: 'Nội dung này giống bản đã lưu.',
    restore: 'Khôi phục',
    discard: 'Bỏ đi',
    others: 'Xem tất cả bản viết dở',
    ownWindow: 'Bài này đang mở ở cửa sổ khác của bạn.',
  },
  {
    unsaved: 'Being written, not saved',
    untitled: 'No title yet',
    newArticle: 'new article',
    storedUntil: (day: string) => `Stored until ${day}.`,
    typed: (when: string) => `There is something that you wrote and have not saved, from ${when}.`,
    differs: 'It differs from what is saved:',
    saved: 'Saved',
    kept: 'Written',
    empty: '(empty)',
    onlyMarkup: '(other formatting)',
    sameAsSaved: 'It is the same as what is saved.',
    restore: 'Restore',
    discard: 'Discard',
    others: 'See all that is not saved',
    ownWindow: 'This article is open in another window of yours.',
  },
)
