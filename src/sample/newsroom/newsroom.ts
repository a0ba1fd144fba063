// The sample newsroom: the settings and blocks of Bình Liêu's portal, filled with the product's own guide.
// No person is invented; names of offices stand where a real newsroom would name people.
import type { NewCategory } from '../../content/categories.ts'
import type { LinkGroup } from '../../content/links.ts'
import type { Place, ScheduleEntry, Settings, StaticPage } from '../../db/schema.ts'

export { articles } from './articles.ts'

export const timeZone = 'Asia/Ho_Chi_Minh'

/** A saved page of the district's old portal, and where its article goes. */
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

type SamplePlace = Omit<Place, 'id' | 'sort_key' | 'position'>

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

type SampleEntry = Omit<ScheduleEntry, 'id' | 'day' | 'position'> & {
  /** 1 is the Monday of the week in which the newsroom is filled; 8 is the next one. */
  dayOfWeek: number
}

const entry = (
  dayOfWeek: number,
  starts_at: string | null,
  content: string,
  rest: Partial<SampleEntry> = {},
): SampleEntry => ({
  dayOfWeek,
  part: starts_at !== null && starts_at >= '12:00' ? 'afternoon' : 'morning',
  starts_at,
  content,
  leader: 'Lãnh đạo UBND huyện',
  place: '',
  participants: '',
  prepared_by: 'Văn phòng HĐND & UBND huyện',
  status: 'planned',
  ...rest,
})

export const schedule: SampleEntry[] = [
  entry(1, '07:30', 'Họp giao ban đầu tuần (mục mẫu)', {
    place: 'Phòng họp số 1',
    participants: 'Trưởng các phòng, ban',
  }),
  entry(1, '14:00', 'Duyệt tin, bài đăng trong tuần (mục mẫu)', {
    leader: 'Ban biên tập',
    place: 'Phòng họp số 2',
  }),
  entry(2, '08:00', 'Tiếp công dân định kỳ (mục mẫu)', { place: 'Trụ sở tiếp công dân' }),
  entry(3, '08:30', 'Làm việc với các xã về việc gửi tin, bài (mục mẫu)', {
    place: 'Hội trường',
    status: 'changed',
  }),
  entry(3, '14:30', 'Tập huấn đăng bài trên cổng thông tin (mục mẫu)', {
    leader: 'Ban biên tập',
    participants: 'Cán bộ văn hoá các xã, thị trấn',
  }),
  entry(4, null, 'Đi cơ sở (mục mẫu)', { place: 'Xã Đồng Tâm, xã Lục Hồn' }),
  entry(5, '08:00', 'Kiểm tra công tác cải cách hành chính (mục mẫu)', { status: 'cancelled' }),
  entry(5, '15:00', 'Họp tổng kết tuần của ban biên tập (mục mẫu)', { leader: 'Ban biên tập' }),
  entry(8, '07:30', 'Họp giao ban đầu tuần (mục mẫu)', {
    place: 'Phòng họp số 1',
    participants: 'Trưởng các phòng, ban',
  }),
]

export const pages: Pick<StaticPage, 'slug' | 'title' | 'in_menu' | 'body'>[] = [
  {
    slug: 'gioi-thieu',
    title: 'Giới thiệu',
    in_menu: 1,
    body: `
<p>Đây là toà soạn mẫu của một cổng thông tin điện tử mã nguồn mở dành cho chính quyền địa phương: huyện, xã, phường, trường học, bệnh viện. Mọi tên gọi, chuyên mục, địa điểm và liên kết bạn thấy ở đây đều là dữ liệu, có thể thay bằng dữ liệu của đơn vị khác.</p>
<h2>Cổng thông tin có những gì</h2>
<ul>
<li>Bài viết theo <a href="/tin-trong-huyen">chuyên mục</a>, có lời dẫn, ảnh kèm chú thích, tên tác giả và cơ quan.</li>
<li><a href="/luu-tru">Kho lưu trữ</a> theo tháng và theo ngày đăng.</li>
<li><a href="/lich-cong-tac">Lịch công tác</a> từng tuần.</li>
<li><a href="/ban-do">Bản đồ</a> các địa điểm, liên kết tới các trang của cơ quan khác, thống kê truy cập và thông tin báo chí.</li>
</ul>
<h2>Vì sao trang mở nhanh</h2>
<p>Trang được dựng sẵn ở trung tâm dữ liệu gần bạn nhất, nặng chưa tới 14&nbsp;KB, không cần JavaScript để đọc, không gọi tới máy chủ của bên thứ ba và không dùng cookie.</p>`,
  },
  {
    slug: 'lien-he',
    title: 'Liên hệ',
    in_menu: 1,
    body: `
<p>Địa chỉ, điện thoại và thư điện tử của ban biên tập ghi ở cuối mỗi trang, trong phần <strong>Thông tin báo chí</strong>.</p>
<h2>Khi báo lỗi trong một bài viết</h2>
<ol>
<li>Chép đường dẫn của bài từ thanh địa chỉ của trình duyệt.</li>
<li>Ghi câu hoặc số liệu bạn cho là sai, và nguồn để đối chiếu nếu có.</li>
<li>Gửi về địa chỉ thư điện tử của ban biên tập.</li>
</ol>
<p>Bài được sửa sau khi đăng sẽ có thêm dòng <em>Cập nhật</em> cạnh giờ đăng.</p>`,
  },
  {
    slug: 'tro-nang',
    title: 'Trợ năng',
    in_menu: 0,
    body: `
<p>Cổng thông tin được làm để mọi người đều đọc được.</p>
<ul>
<li>Phím <strong>Tab</strong> đi qua mọi liên kết; liên kết đầu tiên đưa thẳng tới nội dung chính.</li>
<li>Chữ phóng to tới 400% vẫn không phải cuộn ngang.</li>
<li>Màu sắc theo chế độ sáng hoặc tối của thiết bị.</li>
<li>Bản in chỉ có nội dung bài, không có các khối bên cạnh.</li>
</ul>`,
  },
]
