import { defineMessages } from '../../define-messages.ts'

/** Messages about places on the map. */
export const placeMessages = defineMessages(
  {
    heading: 'Địa điểm trên bản đồ',
    menu: 'Bản đồ',
    one: 'địa điểm',
    name: 'Tên',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    description: 'Mô tả',
    latitude: 'Vĩ độ',
    longitude: 'Kinh độ',
    position: 'Thứ tự (số nhỏ đứng trước)',
  },
  {
    heading: 'Places on the map',
    menu: 'Map',
    one: 'place',
    name: 'Name',
    address: 'Address',
    phone: 'Telephone',
    description: 'Description',
    latitude: 'Latitude',
    longitude: 'Longitude',
    position: 'Place (small numbers first)',
  },
)
