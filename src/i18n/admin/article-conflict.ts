import { defineMessages } from '../define-messages.ts'

/** Messages of the page that resolves a conflict between two editors. */
export const conflictMessages = defineMessages(
  {
    conflictTitle: 'Bài đã được người khác sửa',
    ownTitle: 'Bài đã được lưu ở cửa sổ khác của bạn',
    ownJoined:
      'Trong lúc bạn sửa ở đây, bài này đã được lưu ở cửa sổ khác của bạn. Hai cửa sổ sửa những mục khác nhau; bấm lưu để giữ cả hai. Chưa có gì bị mất.',
    conflictJoined:
      'Trong lúc bạn sửa, bài này đã được lưu lại. Hai người sửa những mục khác nhau; bấm lưu để giữ cả hai. Chưa có gì bị mất.',
    conflictText:
      'Trong lúc bạn sửa, bài này đã được lưu lại. Với mỗi mục khác nhau hãy chọn bản cần giữ, rồi bấm lưu. Chưa có gì bị mất.',
    mine: 'Bản của bạn',
    theirs: 'Bản đã lưu',
    keepTheirs: 'Bỏ bản của tôi, mở bản đã lưu',
  },
  {
    conflictTitle: 'Somebody else has changed the article',
    ownTitle: 'You have saved the article in another window',
    ownJoined:
      'It was saved in another window of yours while you were editing here. The two windows have changed different things: save to keep both. Nothing is lost yet.',
    conflictJoined:
      'It was saved while you were editing. You have changed different things: save to keep both. Nothing is lost yet.',
    conflictText:
      'It was saved while you were editing. Choose what to keep wherever the two differ, then save. Nothing is lost yet.',
    mine: 'Yours',
    theirs: 'The saved one',
    keepTheirs: 'Drop mine, open the saved one',
  },
)
