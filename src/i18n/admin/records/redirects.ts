import { defineMessages } from '../../define-messages.ts'

/** Messages about redirects and the not-found report. */
export const redirectMessages = defineMessages(
  {
    heading: 'Địa chỉ đã đổi',
    menu: 'Địa chỉ đã đổi',
    one: 'địa chỉ đã đổi',
    from: 'Từ địa chỉ',
    to: 'Đến địa chỉ',
    missed: 'Bạn đọc tìm mà không thấy',
    missedHint: 'Địa chỉ không có trang, theo tuần. Nếu nội dung đã chuyển đi, hãy tạo chuyển hướng.',
    address: 'Địa chỉ',
    week: 'Tuần',
    times: 'Số lần',
    mend: 'Chuyển hướng',
    mendIt: 'Tạo chuyển hướng',
    mended: 'Đã chuyển đến',
  },
  {
    heading: 'Moved addresses',
    menu: 'Moved addresses',
    one: 'moved address',
    from: 'From',
    to: 'To',
    missed: 'Asked for in vain',
    missedHint: 'Addresses without a page, by week. If something has moved, make a redirect.',
    address: 'Address',
    week: 'Week',
    times: 'Times',
    mend: 'Redirect',
    mendIt: 'Make a redirect',
    mended: 'Leads to',
  },
)
