import { defineMessages } from '../define-messages.ts'

/** Messages of the bin, and of the page that asks before something is deleted. */
export const binMessages = defineMessages(
  {
    bin: 'Thùng rác',
    hint: (days: number) =>
      `Những gì đã xoá ở lại đây ${days} ngày, rồi mất hẳn. Trong thời gian đó, tên và địa chỉ của chúng vẫn dùng được cho mục khác.`,
    kind: 'Loại',
    everything: 'Tất cả',
    filter: 'Lọc',
    nothing: 'Thùng rác trống.',
    deletedBy: 'Người xoá:',
    daysLeft: (days: string) => `Còn ${days} ngày`,
    restore: 'Khôi phục',
    older: 'Xem tiếp',
    system: 'Hệ thống',
    unnamed: '(không tên)',

    removed: (kind: string, title: string) => `Đã xoá ${kind} “${title}”.`,
    undo: 'Hoàn tác',
    restored: 'Đã khôi phục.',

    notRestored: (title: string) => `Chưa khôi phục được “${title}”.`,
    taken: (value: string, by: string) =>
      `“${value}” nay là của “${by}”. Hãy đổi tên hoặc xoá mục đó, rồi khôi phục lại.`,
    missing: (kind: string, title: string) =>
      `Mục này thuộc về ${kind} “${title}”, cũng đã bị xoá. Hãy khôi phục mục đó trước.`,
    fileMissing: 'Tệp không còn trong kho lưu trữ.',
    unknown: 'Cơ sở dữ liệu không nhận. Hãy thử lại, hoặc báo quản trị viên.',
    notInBin: 'Mục này không còn trong thùng rác: đã được khôi phục, hoặc đã hết hạn.',
    seeTaken: 'Mở mục đó',

    ask: (kind: string, title: string) => `Xoá ${kind} “${title}”?`,
    afterwards: (days: number) =>
      `Bạn đọc không thấy mục này nữa. Mục này vào thùng rác, và khôi phục được trong ${days} ngày.`,
    goesAlong: 'Xoá cùng, và khôi phục cùng:',
    stays: 'Ở lại, nhưng dẫn tới trang không còn nữa hoặc cần mục này:',
    forbids: 'Chưa xoá được, vì còn:',
    confirm: 'Xoá',
    back: 'Không xoá, quay lại',
    changed: 'Có người vừa sửa mục này. Hãy xem lại trước khi xoá.',
    gone: 'Mục này không còn nữa: có người đã xoá rồi. Nếu cần, hãy tìm trong thùng rác.',
    goneTitle: 'Không có mục này',
    remove: 'Xoá…',

    attachments: (count: string) => `${count} tệp đính kèm`,
    previews: (count: string) => `${count} đường dẫn xem trước`,
    links: (count: string) => `${count} website liên kết`,
    articles: (count: string) => `${count} bài viết`,
    subcategories: (count: string) => `${count} chuyên mục con`,
    articlesInBin: (count: string) => `${count} bài viết trong thùng rác (cần chuyên mục này khi khôi phục)`,
    redirectsTo: (count: string) => `${count} chuyển hướng dẫn tới đây`,
    textsLinkingTo: (count: string) => `${count} bài viết, trang tĩnh có liên kết tới đây`,
    menu: (_: string) => 'mục trên thanh menu',
    uses: (count: string) => `${count} nơi dùng tệp này`,
    published: (_: string) => 'bài đang đăng hoặc hẹn đăng: hãy gỡ bài trước',
  },
  {
    bin: 'Bin',
    hint: (days: number) =>
      `What was deleted stays here for ${days} days, and is then gone for good. Meanwhile its names and addresses can be used for other things.`,
    kind: 'Kind',
    everything: 'Everything',
    filter: 'Filter',
    nothing: 'The bin is empty.',
    deletedBy: 'Deleted by',
    daysLeft: (days: string) => `Days left: ${days}`,
    restore: 'Restore',
    older: 'Show more',
    system: 'The system',
    unnamed: '(no name)',

    removed: (kind: string, title: string) => `Deleted: ${kind} “${title}”.`,
    undo: 'Undo',
    restored: 'Restored.',

    notRestored: (title: string) => `“${title}” was not restored.`,
    taken: (value: string, by: string) =>
      `“${value}” belongs to “${by}” now. Rename or delete that one, then restore this one.`,
    missing: (kind: string, title: string) =>
      `It belongs to the ${kind} “${title}”, which was deleted too. Restore that one first.`,
    fileMissing: 'The file is not in the storage any more.',
    unknown: 'The database refuses it. Try again, or tell an administrator.',
    notInBin: 'It is not in the bin any more: it was restored, or its days are over.',
    seeTaken: 'See that one',

    ask: (kind: string, title: string) => `Delete the ${kind} “${title}”?`,
    afterwards: (days: number) =>
      `Readers will not see it any more. It goes into the bin, and can be restored for ${days} days.`,
    goesAlong: 'Deleted and restored together with it:',
    stays: 'These stay, and lead to a page that is gone, or need it:',
    forbids: 'It cannot be deleted yet, because of:',
    confirm: 'Delete',
    back: 'Do not delete, go back',
    changed: 'Somebody has just changed it. Look at it again before you delete it.',
    gone: 'It is not there any more: somebody has deleted it. If you need it, look into the bin.',
    goneTitle: 'There is no such thing',
    remove: 'Delete…',

    attachments: (count: string) => `attachments: ${count}`,
    previews: (count: string) => `preview links: ${count}`,
    links: (count: string) => `linked sites: ${count}`,
    articles: (count: string) => `articles: ${count}`,
    subcategories: (count: string) => `subcategories: ${count}`,
    articlesInBin: (count: string) => `articles in the bin (they need it to be restored): ${count}`,
    redirectsTo: (count: string) => `redirects that lead here: ${count}`,
    textsLinkingTo: (count: string) => `articles and static pages with a link to it: ${count}`,
    menu: (_: string) => 'its entry in the menu',
    uses: (count: string) => `places that use the file: ${count}`,
    published: (_: string) => 'it is published or scheduled: withdraw it first',
  },
)
