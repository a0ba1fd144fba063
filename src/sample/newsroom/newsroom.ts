// The sample newsroom: the settings and blocks of Bình Liêu's portal, with the product's guide as its articles.
// It invents no person: it names offices where a real newsroom would name people.
import type { NewCategory } from '../../content/categories.ts'
import type { LinkGroup } from '../../content/links.ts'
import type { Place } from '../../content/places.ts'
import type { Settings } from '../../db/schema.ts'

export { articles } from './articles.ts'
export { schedule } from './schedule.ts'
export { pages } from './static-pages.ts'

export const timeZone = 'Asia/Ho_Chi_Minh'

/** A saved page of the district's old portal, and the category and featured position of its article. */
export const portalPage = 'bai-viet-binh-lieu.txt'
export const portalPagePlacement = { category: 'tin-trong-huyen', featured: 1 }

export const settings: Partial<Settings> = {
  name: 'Cổng thông tin điện tử huyện Bình Liêu',
  tagline: 'Tỉnh Quảng Ninh · Tin tức, thông báo và hướng dẫn của chính quyền huyện',
  owner: 'Uỷ ban nhân dân huyện Bình Liêu',
  licence: 'Số 00/GP-TTĐT (số mẫu, sửa trong phần Cài đặt)',
  responsible: 'Văn phòng HĐND & UBND huyện Bình Liêu',
  address: 'Thị trấn Bình Liêu, huyện Bình Liêu, tỉnh Quảng Ninh',
  phone: '0203 000 0000',
  email: 'toasoan@binhlieu.example',
  time_zone: timeZone,
}

export const categories: NewCategory[] = [
  { slug: 'tin-trong-huyen', name: 'Tin trong huyện' },
  { slug: 'huong-dan', name: 'Hướng dẫn' },
  { slug: 'danh-cho-ban-doc', name: 'Dành cho bạn đọc', parent: 'huong-dan' },
  { slug: 'danh-cho-ban-bien-tap', name: 'Dành cho ban biên tập', parent: 'huong-dan' },
  { slug: 'tin-so-ban-nganh', name: 'Tin sở ban ngành', kind: 'department' },
]

export const linkGroups: LinkGroup[] = [
  {
    name: 'Trung ương',
    links: [
      { title: 'Cổng thông tin điện tử Chính phủ', url: 'https://chinhphu.vn/' },
      { title: 'Cổng dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn/' },
      { title: 'Cơ sở dữ liệu quốc gia về văn bản pháp luật', url: 'https://vbpl.vn/' },
    ],
  },
  {
    name: 'Tỉnh Quảng Ninh',
    links: [
      { title: 'Cổng thông tin điện tử tỉnh Quảng Ninh', url: 'https://www.quangninh.gov.vn/' },
      { title: 'Báo và Đài Quảng Ninh', url: 'https://baoquangninh.vn/' },
    ],
  },
]

type SamplePlace = Omit<Place, 'id' | 'sort_key' | 'position' | 'version'>

const place = (name: string, latitude: number, longitude: number, description: string): SamplePlace => ({
  name,
  latitude,
  longitude,
  description,
  address: '',
  phone: '',
})

export const places: SamplePlace[] = [
  {
    ...place('Thị trấn Bình Liêu', 21.527, 107.396, 'Trung tâm huyện; nơi đặt trụ sở HĐND & UBND huyện.'),
    address: 'Thị trấn Bình Liêu, huyện Bình Liêu',
  },
  place('Xã Hoành Mô', 21.585, 107.477, 'Xã biên giới. Vị trí trên bản đồ là vị trí gần đúng.'),
  place('Xã Đồng Văn', 21.603, 107.535, 'Xã biên giới. Vị trí trên bản đồ là vị trí gần đúng.'),
  place('Xã Đồng Tâm', 21.567, 107.436, 'Vị trí trên bản đồ là vị trí gần đúng.'),
  place('Xã Lục Hồn', 21.549, 107.415, 'Vị trí trên bản đồ là vị trí gần đúng.'),
  place('Xã Vô Ngại', 21.497, 107.362, 'Vị trí trên bản đồ là vị trí gần đúng.'),
  place('Xã Húc Động', 21.483, 107.443, 'Vị trí trên bản đồ là vị trí gần đúng.'),
]
