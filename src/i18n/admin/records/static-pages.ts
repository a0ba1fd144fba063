import { defineMessages } from '../../define-messages.ts'

/** Messages about static pages. */
export const pageMessages = defineMessages(
  {
    heading: 'Trang tĩnh',
    menu: 'Trang tĩnh',
    one: 'trang tĩnh',
    title: 'Tiêu đề',
    slug: 'Địa chỉ',
    slugHint: 'Đổi thì địa chỉ cũ vẫn dẫn đến đây.',
    body: 'Nội dung',
    in_menu: 'Có trong thực đơn',
    yes: 'Có',
    no: 'Không',
    position: 'Thứ tự (số nhỏ đứng trước)',
  },
  {
    heading: 'Static pages',
    menu: 'Static pages',
    one: 'static page',
    title: 'Title',
    slug: 'Address',
    slugHint: 'If you change it, the old one leads here.',
    body: 'Text',
    in_menu: 'In the menu',
    yes: 'Yes',
    no: 'No',
    position: 'Place (small numbers first)',
  },
)
