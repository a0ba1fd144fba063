import type { ArticleRecordInput } from '../../import/record.ts'
import { guide } from './guide.ts'

/** Guide for offices and communes: how they get their content into the portal. */
export const guideForOffices: ArticleRecordInput[] = [
  guide('03-29T16:00', {
    externalId: 'guide:departments',
    category: 'tin-so-ban-nganh',
    title: 'Tin của sở, ban, ngành hiển thị ở đâu',
    lead: 'Chuyên mục loại “sở ban ngành” có khối riêng ở cạnh mọi trang, tách khỏi tin của huyện.',
    organisation: 'Văn phòng HĐND & UBND huyện Bình Liêu',
    body: `
<p>Khi tạo chuyên mục, ban biên tập chọn loại <strong>tin tức</strong> hoặc <strong>sở ban ngành</strong>. Bài mới nhất của các chuyên mục loại thứ hai hiện trong khối <strong>Tin sở ban ngành</strong>.</p>
<p>Mỗi sở, ban, ngành có thể có một chuyên mục con; khối bên cạnh gộp tin của tất cả theo giờ đăng.</p>`,
  }),
  guide('03-30T15:30', {
    externalId: 'guide:organisation',
    category: 'tin-so-ban-nganh',
    title: 'Ghi tên cơ quan gửi bài cho thống nhất',
    lead: 'Tên cơ quan ghi giống nhau thì các bài của cùng cơ quan tìm thấy nhau trong mục Tin liên quan.',
    organisation: 'Văn phòng HĐND & UBND huyện Bình Liêu',
    body: `
<p>Nên ghi đủ tên, dùng một cách viết tắt: “Văn phòng HĐND &amp; UBND huyện”, không lúc thì “VP HĐND-UBND”, lúc thì “Văn phòng Uỷ ban”.</p>`,
  }),
  guide('04-02T08:10', {
    externalId: 'guide:contribute',
    category: 'tin-trong-huyen',
    title: 'Các xã, thị trấn gửi tin, bài cho cổng thông tin như thế nào',
    lead: 'Một tin ngắn cần đủ: việc gì, khi nào, ở đâu, ai tham gia, kết quả ra sao, kèm ít nhất một ảnh có chú thích.',
    cover: {
      file: 'pictures/mua-vang.webp',
      alt: 'Tranh vẽ các lớp đồi vàng mùa lúa chín',
      caption: 'Mùa lúa chín trên các lớp đồi (tranh minh hoạ)',
    },
    featured: 5,
    body: `
<h2>Trước khi gửi</h2>
<ul><li>Viết tên riêng, chức danh, số liệu đúng theo văn bản.</li><li>Gõ bằng bảng mã Unicode.</li><li>Ghi rõ tên người viết và cơ quan.</li></ul>
<h2>Sau khi gửi</h2>
<p>Ban biên tập đọc, sửa nếu cần rồi đăng hoặc hẹn giờ đăng. Bài sửa sau khi đăng có ghi thêm giờ cập nhật.</p>`,
  }),
  guide('03-26T15:00', {
    externalId: 'guide:old-addresses',
    category: 'tin-trong-huyen',
    title: 'Đường dẫn của cổng thông tin cũ vẫn dùng được',
    lead: 'Bài chuyển từ cổng cũ nhớ đường dẫn cũ của mình; ai mở đường dẫn ấy được đưa tới bài ở địa chỉ mới.',
    oldUrl: '/Trang/ChiTietBVGioiThieu.aspx?bvid=15',
    body: `
<p>Liên kết đã in trong văn bản, đã chia sẻ trên mạng xã hội hay đã lưu trong máy tìm kiếm không bị hỏng khi đổi sang cổng thông tin mới.</p>`,
  }),
]
