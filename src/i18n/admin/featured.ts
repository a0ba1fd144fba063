import { defineMessages } from '../define-messages.ts'

/** Messages of the page of featured articles. */
export const featuredMessages = defineMessages(
  {
    featured: 'Tin tiêu điểm',
    hint: 'Trang chủ hiện sáu bài đầu theo thứ tự này. Để thêm một bài, mở bài đã đăng rồi bấm Đưa vào tin tiêu điểm.',
    nothing: 'Chưa có tin tiêu điểm nào.',
    position: 'Thứ tự',
    article: 'Bài viết',
    takeOut: 'Bỏ ra',
    save: 'Lưu',
  },
  {
    featured: 'Featured news',
    hint: 'The home page shows the first six in this order. To add one, open an article that is published and press Feature.',
    nothing: 'Nothing is featured yet.',
    position: 'Place',
    article: 'Article',
    takeOut: 'Take out',
    save: 'Save',
  },
)
