import { defineMessages } from '../../define-messages.ts'

/** Messages about linked sites. */
export const linkMessages = defineMessages(
  {
    heading: 'Website liên kết',
    menu: 'Website liên kết',
    one: 'website liên kết',
    title: 'Tiêu đề',
    url: 'Địa chỉ web',
    group_id: 'Nhóm',
    position: 'Thứ tự (số nhỏ đứng trước)',
  },
  {
    heading: 'Linked sites',
    menu: 'Linked sites',
    one: 'linked site',
    title: 'Title',
    url: 'Address',
    group_id: 'Group',
    position: 'Place (small numbers first)',
  },
)

/** Messages about groups of linked sites. */
export const linkGroupMessages = defineMessages(
  {
    heading: 'Nhóm liên kết',
    menu: 'Nhóm liên kết',
    one: 'nhóm liên kết',
    name: 'Tên',
    position: 'Thứ tự (số nhỏ đứng trước)',
  },
  {
    heading: 'Groups of links',
    menu: 'Groups of links',
    one: 'group of links',
    name: 'Name',
    position: 'Place (small numbers first)',
  },
)
