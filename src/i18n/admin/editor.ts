import type { IssueKind } from '../../text/issue.ts'
import { defineMessages } from '../define-messages.ts'

/** What of a paste is not in the text, by numbers. */
interface LeftOut {
  comments: number
  deletions: number
  missingPictures: number
  linkedPictures: number
  elements: Readonly<Record<string, number>>
}

type Sentence = [parts: [count: number, name: string][], and: string, say: (names: string) => string]

/** Joins the sentences that have something to say. */
const sentences = (all: readonly Sentence[]) =>
  all
    .flatMap(([parts, and, say]) => {
      const names = parts.filter(([count]) => count > 0).map(([, name]) => name)
      return names.length > 0 ? [say(names.join(and))] : []
    })
    .join(' ')

const counted = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`

/** Messages of the text editor in the browser. */
export const editorMessages = defineMessages(
  {
    toolbar: 'Định dạng',
    keys: 'Alt+F10: thanh định dạng. Esc rồi Tab: ra khỏi ô soạn thảo.',
    bold: 'Đậm',
    italic: 'Nghiêng',
    underline: 'Gạch chân',
    strike: 'Gạch ngang',
    heading2: 'Đề mục lớn',
    heading3: 'Đề mục vừa',
    heading4: 'Đề mục nhỏ',
    bulletList: 'Danh sách dấu chấm',
    orderedList: 'Danh sách đánh số',
    quote: 'Trích dẫn',
    link: 'Liên kết',
    picture: 'Ảnh',
    table: 'Chèn bảng',
    addRow: 'Thêm hàng',
    removeRow: 'Xoá hàng',
    addColumn: 'Thêm cột',
    removeColumn: 'Xoá cột',
    removeTable: 'Xoá bảng',
    undo: 'Hoàn tác',
    redo: 'Làm lại',
    doctor: 'Soát lỗi chữ',
    source: 'Mã HTML',
    wouldLose: 'Bài có phần mà trình soạn thảo không giữ được, nên mở ở dạng mã HTML.',
    address: 'Địa chỉ',
    addressHint: 'Bắt đầu bằng https://, mailto:, tel: hoặc / (trang của cổng).',
    noAddress: 'Địa chỉ không hợp lệ.',
    linkText: 'Văn bản hiển thị',
    remove: 'Gỡ bỏ',
    apply: 'Đồng ý',
    cancel: 'Huỷ',
    file: 'Tệp ảnh',
    noFile: 'Hãy chọn một ảnh.',
    library: 'Hoặc chọn ảnh đã có',
    libraryShort: 'Xem và chọn ảnh đã có…',
    searchPictures: 'Tìm trong tên ảnh',
    noPictures: 'Không có ảnh nào.',
    noLibrary: 'Không xem được ảnh đã có. Hãy thử lại.',
    morePictures: 'Xem thêm ảnh',
    alt: 'Mô tả ảnh cho người không nhìn thấy ảnh',
    noAlt: 'Hãy mô tả ảnh.',
    caption: 'Chú thích ảnh',
    uploading: 'Đang tải ảnh lên…',
    notUploaded: 'Không tải được ảnh lên. Hãy thử lại.',
    pasted: ({ comments, deletions, missingPictures, linkedPictures, elements }: LeftOut) =>
      sentences([
        [
          [
            [comments, `${comments} nhận xét`],
            [deletions, `${deletions} đoạn đã xoá`],
          ],
          ' và ',
          (names) => `${names} không được dán.`,
        ],
        [
          [[missingPictures, `${missingPictures} ảnh`]],
          '',
          (names) => `${names} chưa có: tải lên ở chỗ đánh dấu trong bài, hoặc gỡ bỏ.`,
        ],
        [
          [[linkedPictures, `${linkedPictures} ảnh`]],
          '',
          (names) => `${names} của trang khác thành liên kết.`,
        ],
        [
          Object.entries(elements).map(([tag, count]) => [count, `${count} ${tag}`]),
          ', ',
          (names) => `Không giữ được: ${names}.`,
        ],
      ]),
    missingPicture: (name: string) => `ảnh chưa có: ${name}`,
    fillPicture: 'Chọn ảnh',
    removePicture: 'Bỏ chỗ này',
    noSuchFile: (names: string) =>
      `Không chèn được vào bài: ${names}. Hãy lưu bài, rồi thêm tệp ở “Tệp đính kèm”.`,
    findings: (count: number) => (count === 0 ? 'Không thấy lỗi chữ nào.' : `Có ${count} chỗ nên xem lại.`),
    accept: 'Sửa',
    acceptAll: 'Sửa tất cả',
    ignore: 'Bỏ qua',
    close: 'Đóng',
    becomes: 'thành',
    unsaved: 'Chưa lưu',
    kept: (when: string) => `Đã lưu tạm lúc ${when}.`,
    keptHere: (when: string) => `Chưa gửi được về máy chủ; bài được giữ trên máy này lúc ${when}.`,
    signedOut: 'Bạn đã bị đăng xuất. Hãy đăng nhập ở một thẻ khác; bài của bạn vẫn được giữ ở đây.',
    tooMany:
      'Bạn đã có nhiều bản viết dở nhất có thể giữ, nên bài này chỉ được giữ trên máy này. Hãy lưu bài, hoặc bỏ bớt bản viết dở ở trang Bài viết.',
    tooLongToKeep: 'Bài quá dài để lưu tạm, nên chỉ được giữ trên máy này. Hãy bấm lưu.',
    notKept: 'Không lưu tạm được. Đừng đóng trang này; hãy bấm lưu.',
  },
  {
    toolbar: 'Formatting',
    keys: 'Alt+F10: toolbar. Esc, then Tab: leave the text.',
    bold: 'Bold',
    italic: 'Italic',
    underline: 'Underline',
    strike: 'Strike through',
    heading2: 'Large heading',
    heading3: 'Medium heading',
    heading4: 'Small heading',
    bulletList: 'Bullet list',
    orderedList: 'Numbered list',
    quote: 'Quotation',
    link: 'Link',
    picture: 'Picture',
    table: 'Insert a table',
    addRow: 'Add a row',
    removeRow: 'Remove the row',
    addColumn: 'Add a column',
    removeColumn: 'Remove the column',
    removeTable: 'Remove the table',
    undo: 'Undo',
    redo: 'Redo',
    doctor: 'Check the characters',
    source: 'HTML',
    wouldLose: 'The article has something that this editor would lose, so here is its HTML.',
    address: 'Address',
    addressHint: 'It begins with https://, mailto:, tel: or / (a page of the portal).',
    noAddress: 'This is no such address.',
    linkText: 'Text of the link',
    remove: 'Remove',
    apply: 'OK',
    cancel: 'Cancel',
    file: 'File',
    noFile: 'Choose a picture.',
    library: 'Or choose one that is here',
    libraryShort: 'Look and choose one that is here…',
    searchPictures: 'Search in names',
    noPictures: 'No pictures.',
    noLibrary: 'The pictures cannot be shown. Try again.',
    morePictures: 'More pictures',
    alt: 'Description for people who cannot see the picture',
    noAlt: 'Describe the picture.',
    caption: 'Caption',
    uploading: 'Uploading…',
    notUploaded: 'The picture was not uploaded. Try again.',
    pasted: ({ comments, deletions, missingPictures, linkedPictures, elements }: LeftOut) =>
      sentences([
        [
          [
            [comments, counted(comments, 'comment')],
            [deletions, counted(deletions, 'deleted passage')],
          ],
          ' and ',
          (names) => `Not pasted: ${names}.`,
        ],
        [
          [[missingPictures, counted(missingPictures, 'picture')]],
          '',
          (names) => `${names} missing: upload at the marks in the text, or remove them.`,
        ],
        [
          [[linkedPictures, counted(linkedPictures, 'picture')]],
          '',
          (names) => `${names} of other sites became links.`,
        ],
        [
          Object.entries(elements).map(([tag, count]) => [count, `${count} ${tag}`]),
          ', ',
          (names) => `Cannot be kept: ${names}.`,
        ],
      ]),
    missingPicture: (name: string) => `picture missing: ${name}`,
    fillPicture: 'Choose the picture',
    removePicture: 'Remove this',
    noSuchFile: (names: string) =>
      `Cannot be put into the text: ${names}. Save the article, then add files under “Attachments”.`,
    findings: (count: number) => (count === 0 ? 'Nothing found.' : `${count} places to look at.`),
    accept: 'Change',
    acceptAll: 'Change all',
    ignore: 'Ignore',
    close: 'Close',
    becomes: 'becomes',
    unsaved: 'Not saved',
    kept: (when: string) => `Kept at ${when}, not saved yet.`,
    keptHere: (when: string) => `The server cannot be reached; kept on this computer at ${when}.`,
    signedOut: 'You are signed out. Sign in in another tab; your text is kept here.',
    tooMany:
      'You have as many unsaved texts as can be stored, so this one is kept on this computer only. Save it, or discard others on the page Articles.',
    tooLongToKeep: 'This is too long to be kept, so it is kept on this computer only. Save it.',
    notKept: 'What you wrote cannot be kept. Do not close this page; save it.',
  },
)

/** Names of the issues that proofreading finds. */
export const issueMessages = defineMessages(
  {
    tcvn3: 'Chữ mã TCVN3 (ABC)',
    vni: 'Chữ mã VNI',
    decomposed: 'Dấu tách rời (Unicode tổ hợp)',
    invisible: 'Ký tự không nhìn thấy',
    glued: 'Dính chữ',
    spaces: 'Thừa dấu cách',
    spaceBefore: 'Dấu cách trước dấu câu',
  } satisfies Record<IssueKind, string>,
  {
    tcvn3: 'Written in TCVN3 (ABC)',
    vni: 'Written in VNI',
    decomposed: 'Marks apart from their letters',
    invisible: 'Invisible character',
    glued: 'Missing space',
    spaces: 'Too many spaces',
    spaceBefore: 'Space before a sign',
  },
)
