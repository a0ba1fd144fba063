import { defineMessages } from '../define-messages.ts'

/** Messages of article previews and the links to them. */
export const previewMessages = defineMessages(
  {
    share: 'Tạo đường dẫn xem trước',
    endShares: 'Huỷ mọi đường dẫn xem trước',
    shareHint: (days: number) => `Ai có đường dẫn đều xem được bài chưa đăng, trong ${days} ngày.`,
    shareLink: 'Đường dẫn xem trước, dùng được đến',
    previewOnly: 'Bản xem trước: bài này chưa được đăng ở đây.',
    previewSaved: 'Bản xem trước, theo lần lưu gần nhất.',
    previewOver: 'Đường dẫn xem trước đã hết hạn',
    previewOverText: 'Hãy xin người gửi một đường dẫn mới.',
  },
  {
    share: 'Make a preview link',
    endShares: 'End all preview links',
    shareHint: (days) => `Whoever has the link can see the article before it is published, for ${days} days.`,
    shareLink: 'Preview link, good until',
    previewOnly: 'A preview: this is not published here.',
    previewSaved: 'A preview, as it was saved last.',
    previewOver: 'The preview link is over',
    previewOverText: 'Ask who sent it for a new one.',
  },
)
