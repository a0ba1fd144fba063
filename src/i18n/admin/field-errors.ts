import type { ArticleErrorCode } from '../../editing/article-input.ts'
import { defineMessages } from '../define-messages.ts'
import { uploadErrors } from './media.ts'

const articleErrors = {
  vi: {
    required: 'Hãy điền mục này.',
    tooLong: 'Nội dung quá dài.',
    noText: 'Mục này phải là văn bản.',
    noSlug: 'Địa chỉ chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.',
    noCategory: 'Không có chuyên mục này.',
    noTime: 'Đây không phải là thời gian từ năm 1900 đến năm 2200. Hãy viết như 2021-04-02T15:26.',
    noStatus: 'Trạng thái là draft, submitted, published, scheduled hoặc withdrawn.',
    noPicture: 'Không có ảnh này. Hãy tải ảnh lên trước.',
    notFromHere:
      'Không chuyển được từ trạng thái hiện nay. Bài đang đăng thì phải gỡ (withdrawn); bài đã gỡ thì đăng lại.',
    isPublic: 'Bài đang đăng không thể có thời gian đăng ở tương lai. Muốn hẹn giờ lại, hãy gỡ bài trước.',
    unknownField: 'Không có mục này.',
    expiresBeforePublishing: 'Thời gian hết hạn phải sau thời gian đăng.',
    expired: 'Thời gian hết hạn đã qua.',
    altMissing: 'Trước khi đăng, mỗi ảnh cần có mô tả cho người không nhìn thấy ảnh.',
    reasonMissing: 'Hãy ghi lý do gỡ bài: bạn đọc sẽ thấy lý do này.',
    bodyMissing: 'Bài chưa có nội dung.',
    pictureMissing: 'Trước khi đăng, hãy thêm những ảnh chưa có, hoặc bỏ chỗ đánh dấu của chúng:',
    partRemoved: 'Chuyên mục hoặc ảnh đại diện của bài vừa bị xoá. Hãy chọn lại rồi lưu.',
  },
  en: {
    required: 'This is required.',
    tooLong: 'This is too long.',
    noText: 'This has to be text.',
    noSlug: 'Write lower-case letters a to z, digits and single hyphens.',
    noCategory: 'There is no such category.',
    noTime:
      'This is no time in the years 1900 to 2200. Write it as 2021-04-02T15:26, with an offset or in the time zone of the site.',
    noStatus: 'The status is draft, submitted, published, scheduled or withdrawn.',
    noPicture: 'There is no such picture. Upload it first.',
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
    pictureMissing:
      'Before this can be published, add the pictures that are not here yet, or remove their marks:',
    partRemoved: 'The category or the cover of the article has just been removed. Choose again, then save.',
  },
} as const satisfies Record<string, Record<Exclude<ArticleErrorCode, keyof typeof uploadErrors.vi>, string>>

/**
 * Messages for the error codes of all input fields, in forms and in the API. Each says how to correct the
 * field.
 */
export const fieldErrorMessages = defineMessages(
  {
    ...uploadErrors.vi,
    ...articleErrors.vi,
    // Records, the schedule and the settings.
    badNumber: 'Hãy điền một số.',
    badSlug:
      'Địa chỉ chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, và không trùng với trang của cổng.',
    badUrl: 'Địa chỉ web bắt đầu bằng https:// hoặc http://.',
    badPath: 'Đường dẫn bắt đầu bằng một dấu gạch chéo, như /tin-tuc.',
    badZone: 'Không có múi giờ này. Ví dụ: Asia/Ho_Chi_Minh.',
    badEmail: 'Thư điện tử viết như vanphong@example.vn.',
    badPhone: 'Số điện thoại chỉ gồm chữ số, dấu cách và các dấu + ( ) . , ; / -',
    removedMeanwhile: 'Người khác vừa xoá mục này. Nội dung bạn gõ vẫn ở đây; bấm Thêm để tạo lại.',
    articleRemoved:
      'Bài này vừa bị xoá, hoặc không còn là bài của bạn. Nội dung bạn gõ vẫn ở đây; bấm lưu để viết thành bài mới.',
    badTime: 'Giờ viết như 07:30.',
    noSuchDay: 'Không có ngày này trong các năm từ 1900 đến 2200.',
    badChoice: 'Hãy chọn một giá trị trong danh sách.',
    tooFewForms: 'Cần ít nhất hai cách viết, mỗi dòng một cách.',
    badLatitude: 'Vĩ độ từ -90 đến 90.',
    badLongitude: 'Kinh độ từ -180 đến 180.',
    taken: 'Đã có một mục như vậy.',
    changedMeanwhile: 'Người khác vừa sửa mục này. Nội dung bạn gõ vẫn ở đây; hãy xem lại rồi lưu lần nữa.',
    insideItself: 'Một chuyên mục không thể nằm dưới chính nó.',
    // Accounts and tokens.
    emailRequired: 'Hãy điền một địa chỉ thư điện tử, ví dụ lan@binhlieu.vn.',
    nameRequired: 'Hãy điền tên.',
    roleRequired: 'Hãy chọn vai trò.',
    badExpiry: 'Ngày hết hạn phải là một ngày sắp tới.',
    isShutOut: 'Người có địa chỉ này đang bị khoá. Hãy mở khoá trước, rồi mời lại.',
    lastAdministrator: 'Cổng phải còn ít nhất một quản trị viên đăng nhập được.',
    lastWayIn:
      'Bạn là quản trị viên duy nhất, và đây là passkey duy nhất của bạn. Hãy thêm một passkey khác trước.',
    // The filter of the log, and attachments.
    badDay: 'Không có ngày này. Hãy viết như 2021-04-02.',
    badRange: 'Ngày cuối phải từ ngày đầu trở đi.',
    noFileChosen: 'Hãy chọn một tệp',
  },
  {
    ...uploadErrors.en,
    ...articleErrors.en,
    // Records, the schedule and the settings.
    badNumber: 'Write a number.',
    badSlug: 'Write lower-case letters, digits and single hyphens, and none of the portal’s own addresses.',
    badUrl: 'An address of the web begins with https:// or http://.',
    badPath: 'A path begins with one slash, such as /news.',
    badZone: 'There is no such time zone. An example: Asia/Ho_Chi_Minh.',
    badEmail: 'Write an e-mail address such as office@example.org.',
    badPhone: 'Write digits, spaces and + ( ) . , ; / - only.',
    removedMeanwhile:
      'Somebody else has just removed this. What you typed is still here: add it to have it again.',
    articleRemoved:
      'This article has just been removed, or it is not yours any more. What you typed is still here: save it as a new article.',
    badTime: 'Write times as 07:30.',
    noSuchDay: 'There is no such day in the years 1900 to 2200.',
    badChoice: 'Choose one of the list.',
    tooFewForms: 'At least two ways of writing it are needed, one a line.',
    badLatitude: 'Latitudes are from -90 to 90.',
    badLongitude: 'Longitudes are from -180 to 180.',
    taken: 'There is one like this already.',
    changedMeanwhile:
      'Somebody else has just changed this. What you typed is still here; look again, then save once more.',
    insideItself: 'A category cannot be below itself.',
    // Accounts and tokens.
    emailRequired: 'Write an e-mail address, such as lan@binhlieu.vn.',
    nameRequired: 'Write a name.',
    roleRequired: 'Choose a role.',
    badExpiry: 'The day on which it expires has to be one to come.',
    isShutOut: 'Whoever has this address is shut out. Readmit them first, then invite them again.',
    lastAdministrator: 'The portal has to keep at least one administrator who can sign in.',
    lastWayIn: 'You are the only administrator, and this is your only passkey. Add another one first.',
    // The filter of the log, and attachments.
    badDay: 'There is no such day. Write it as 2021-04-02.',
    badRange: 'The last day must not be before the first.',
    noFileChosen: 'Choose a file',
  },
)

/** Returns the message of an error, with what it names. */
export function fieldErrorText(
  locale: string,
  { code, what }: { code: FieldErrorCode; what?: string },
): string {
  const message = fieldErrorMessages(locale)[code]
  return what ? `${message} ${what}` : message
}

/** The codes that have a message. */
export type FieldErrorCode = keyof ReturnType<typeof fieldErrorMessages>
