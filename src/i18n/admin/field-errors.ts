import type { Fault } from '../../editing/article-input.ts'
import { words } from '../define-messages.ts'
import { uploadErrors } from './media.ts'

/** What is wrong with a field of an article, and how to mend it. */
export const faultWords = words(
  {
    required: 'Hãy điền mục này.',
    tooLong: 'Nội dung quá dài.',
    noText: 'Mục này phải là văn bản.',
    noSlug: 'Địa chỉ chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.',
    noCategory: 'Không có chuyên mục này.',
    noTime: 'Đây không phải là thời gian. Hãy viết như 2021-04-02T15:26.',
    noStatus: 'Trạng thái là draft, submitted, published, scheduled hoặc withdrawn.',
    noPicture: 'Không có ảnh này. Hãy tải ảnh lên trước.',
    notOneOf: 'Giá trị này không hợp lệ.',
    notFromHere:
      'Không chuyển được từ trạng thái hiện nay. Bài đang đăng thì phải gỡ (withdrawn); bài đã gỡ thì đăng lại.',
    isPublic: 'Bài đang đăng không thể có thời gian đăng ở tương lai. Muốn hẹn giờ lại, hãy gỡ bài trước.',
    unknownField: 'Không có mục này.',
    expiresBeforePublishing: 'Thời gian hết hạn phải sau thời gian đăng.',
    expired: 'Thời gian hết hạn đã qua.',
    altMissing: 'Trước khi đăng, mỗi ảnh cần có mô tả cho người không nhìn thấy ảnh.',
    reasonMissing: 'Hãy ghi lý do gỡ bài: bạn đọc sẽ thấy lý do này.',
    bodyMissing: 'Bài chưa có nội dung.',
    taken: 'Đã có bài khác dùng mã này.',
    ...uploadErrors.vi,
  } satisfies Record<Fault, string>,
  {
    required: 'This is required.',
    tooLong: 'This is too long.',
    noText: 'This has to be text.',
    noSlug: 'Write lower-case letters a to z, digits and single hyphens.',
    noCategory: 'There is no such category.',
    noTime: 'This is no time. Write it as 2021-04-02T15:26, with an offset or in the time zone of the site.',
    noStatus: 'The status is draft, submitted, published, scheduled or withdrawn.',
    noPicture: 'There is no such picture. Upload it first.',
    notOneOf: 'This is none of the values that there are.',
    notFromHere:
      'It cannot become this from what it is. What is published is withdrawn; what is withdrawn is published again.',
    isPublic: 'What is published cannot have a time to come. Withdraw it first to schedule it.',
    unknownField: 'There is no such field.',
    expiresBeforePublishing: 'It has to expire after it is published.',
    expired: 'This time is over.',
    altMissing:
      'Every picture needs a description for people who cannot see it before the article can be published.',
    reasonMissing: 'Say why the article is withdrawn: readers are told.',
    bodyMissing: 'The article has no text yet.',
    taken: 'Another article has this already.',
    ...uploadErrors.en,
  },
)
