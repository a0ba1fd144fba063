import type { ArticleRecordInput } from '../../import/record.ts'
import { guide } from './guide.ts'

/** Guide for editors: how to write for the portal. */
export const guideForEditors: ArticleRecordInput[] = [
  guide('03-24T15:10', {
    externalId: 'guide:article-parts',
    category: 'danh-cho-ban-bien-tap',
    cover: {
      file: 'pictures/hoang-hon.webp',
      alt: 'Tranh vẽ mặt trời lặn sau dãy núi',
      caption: 'Soạn buổi chiều, đăng buổi sáng (tranh minh hoạ)',
    },
    title: 'Một bài viết gồm những phần nào',
    lead: 'Tiêu đề, giờ đăng, lời dẫn, thân bài, ảnh có chú thích, tác giả và cơ quan: mỗi phần có ô riêng, không gộp vào thân bài.',
    featured: 4,
    body: `
<table><thead><tr><th scope="col">Phần</th><th scope="col">Cách viết</th></tr></thead><tbody><tr><td>Tiêu đề</td><td>Nói được ai làm gì; không viết hoa toàn bộ</td></tr><tr><td>Lời dẫn</td><td>Một đoạn trả lời: việc gì, khi nào, ở đâu; cũng là đoạn hiện trong danh sách và nguồn RSS</td></tr><tr><td>Thân bài</td><td>Đoạn văn, đề mục, danh sách, bảng, trích dẫn, ảnh</td></tr><tr><td>Ảnh đại diện</td><td>Có chú thích cho người xem và mô tả cho người không nhìn thấy ảnh</td></tr><tr><td>Tác giả, cơ quan</td><td>Hai ô riêng, ví dụ cơ quan là “Văn phòng HĐND &amp; UBND huyện”</td></tr></tbody></table>
<h2>Chữ được giữ như khi gõ</h2>
<p>Cổng thông tin không sửa chính tả hay cách đặt dấu: <em>uỷ</em> hay <em>ủy</em>, <em>hoà</em> hay <em>hòa</em> đều được giữ nguyên. Chỉ dạng mã hoá của chữ được đưa về một dạng thống nhất (Unicode dựng sẵn).</p>`,
  }),
  guide('03-25T16:40', {
    externalId: 'guide:pictures',
    category: 'danh-cho-ban-bien-tap',
    title: 'Ảnh trong bài: chú thích, mô tả và kích thước',
    lead: 'Chú thích là cho mọi người đọc. Mô tả là cho người dùng trình đọc màn hình. Hai việc khác nhau, hai ô khác nhau.',
    body: `
<h2>Chú thích</h2>
<p>Chú thích nói điều ảnh không tự nói: ai, ở đâu, khi nào. Chú thích hiện ngay dưới ảnh.</p>
<h2>Mô tả</h2>
<p>Mô tả thay cho ảnh khi không xem được ảnh. Viết một câu ngắn, không bắt đầu bằng “Ảnh chụp”.</p>
<h2>Khi chưa có ảnh</h2>
<p>Bài chuyển từ cổng thông tin cũ có thể mới có chú thích mà chưa có ảnh. Khung ảnh để trống chờ sẵn, bài vẫn đọc được bình thường.</p>`,
  }),
  guide('03-30T09:00', {
    externalId: 'guide:scheduling',
    category: 'danh-cho-ban-bien-tap',
    title: 'Hẹn giờ đăng, hẹn ngày gỡ bài',
    lead: 'Bài soạn tối nay có thể tự lên trang sáng mai; thông báo hết hạn có thể tự rời trang.',
    body: `
<ol><li>Bài ở trạng thái <strong>hẹn giờ</strong> xuất hiện trong vòng một phút kể từ giờ đã hẹn.</li><li>Bài có <strong>ngày hết hạn</strong> rời khỏi mọi danh sách khi đến hạn.</li><li>Giờ được hiểu theo múi giờ của cổng thông tin, mặc định là giờ Việt Nam.</li></ol>`,
  }),
  guide('03-31T10:10', {
    externalId: 'guide:featured',
    category: 'danh-cho-ban-bien-tap',
    title: 'Chọn và sắp thứ tự tin tiêu điểm',
    lead: 'Tin tiêu điểm do ban biên tập chọn, không phụ thuộc ngày đăng. Tin đứng đầu có ảnh lớn trên trang chủ.',
    body: `
<p>Mỗi tin tiêu điểm có một số thứ tự. Số nhỏ đứng trước. Trang chủ bày tối đa sáu tin; các trang khác bày các tin đó trong khối bên cạnh.</p>
<p>Tin đã gỡ hoặc đã hết hạn tự rời khỏi khối tiêu điểm.</p>`,
  }),
  guide('04-01T08:30', {
    externalId: 'guide:import',
    category: 'danh-cho-ban-bien-tap',
    cover: {
      file: 'pictures/ban-do.webp',
      alt: 'Tranh vẽ con đường quanh co giữa các quả đồi, có các điểm đánh dấu',
      caption: 'Đường đi từ cổng cũ sang cổng mới (tranh minh hoạ)',
    },
    title: 'Chuyển bài từ cổng thông tin cũ sang',
    lead: 'Bài cũ được đưa vào bằng một lệnh, từ tệp NDJSON hoặc từ trang cũ lưu dưới dạng văn bản. Chạy lại lệnh không tạo ra bài trùng.',
    body: `
<p>Trang cũ lưu dạng văn bản được đọc thành từng phần: tiêu đề, giờ đăng, lời dẫn, các đoạn, chú thích ảnh, tác giả và cơ quan. Những gì nằm quanh bài viết thì bỏ ra ngoài; riêng số lượt truy cập được giữ lại làm số ban đầu của bộ đếm.</p>
<p>Với số lượng lớn, dùng tệp NDJSON, mỗi dòng một bài:</p>
<pre><code>{"externalId":"3150","title":"…","publishedAt":"02/04/2021 15:26","lead":"…","body":"&lt;p&gt;…&lt;/p&gt;"}</code></pre>
<p>Dòng sai được báo lại kèm số dòng và lý do; các dòng khác vẫn được nhận. Bài <em>UBND huyện, Ban Dân vận Huyện uỷ… ký kết Chương trình phối hợp</em> trong toà soạn mẫu này được đưa vào theo cách đó.</p>`,
  }),
]
