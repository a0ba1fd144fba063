import { defineMessages } from '../../define-messages.ts'

/** Messages about categories. */
export const categoryMessages = defineMessages(
  {
    heading: 'Chuyên mục',
    menu: 'Chuyên mục',
    one: 'chuyên mục',
    name: 'Tên',
    slug: 'Địa chỉ',
    slugHint: 'Đổi thì địa chỉ cũ vẫn dẫn đến đây.',
    kind: 'Loại',
    news: 'Tin của cổng',
    department: 'Tin sở ban ngành',
    parent: 'Thuộc chuyên mục',
    top: '(cấp cao nhất)',
    position: 'Thứ tự (số nhỏ đứng trước)',
  },
  {
    heading: 'Categories',
    menu: 'Categories',
    one: 'category',
    name: 'Name',
    slug: 'Address',
    slugHint: 'If you change it, the old one leads here.',
    kind: 'Kind',
    news: 'News of the portal',
    department: 'News of departments',
    parent: 'Below',
    top: 'At the top',
    position: 'Place (small numbers first)',
  },
)
