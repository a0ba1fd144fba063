import { defineMessages } from '../define-messages.ts'

/** Messages of the page that merges a form with what a colleague has saved meanwhile. */
export const staleFormMessages = defineMessages(
  {
    title: 'Người khác đã lưu trước bạn',
    choose:
      'Trong lúc bạn sửa, mục này đã được lưu lại. Với mỗi ô mà cả hai cùng sửa, hãy chọn bản cần giữ, rồi bấm lưu. Chưa có gì được lưu và chưa có gì bị mất.',
    joined:
      'Trong lúc bạn sửa, mục này đã được lưu lại. Hai người sửa những ô khác nhau; bấm lưu để giữ cả hai. Chưa có gì được lưu và chưa có gì bị mất.',
    nothingOfYours:
      'Trong lúc bạn mở trang này, mục đã được lưu lại. Bạn chưa sửa ô nào khác với bản đã lưu.',
    mine: 'Bản của bạn',
    theirs: 'Bản đã lưu',
    empty: '(để trống)',
    mergedHeading: 'Giữ của cả hai',
    keepTheirs: 'Bỏ phần tôi sửa, mở bản đã lưu',
  },
  {
    title: 'Somebody else has saved before you',
    choose:
      'This was saved while you were editing. Choose what to keep of each field that both have changed, then save. Nothing is saved and nothing is lost yet.',
    joined:
      'This was saved while you were editing. You have changed different fields: save to keep both. Nothing is saved and nothing is lost yet.',
    nothingOfYours: 'This was saved while you had it open. You have changed nothing that differs from it.',
    mine: 'Yours',
    theirs: 'The saved one',
    empty: '(empty)',
    mergedHeading: 'Kept of both',
    keepTheirs: 'Drop my changes, open the saved one',
  },
)
