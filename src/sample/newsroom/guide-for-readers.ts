import type { ArticleRecordInput } from '../../import/record.ts'
import { guide } from './guide.ts'

/** Guide for readers: how to use the portal. */
export const guideForReaders: ArticleRecordInput[] = [
  guide('03-22T08:00', {
    externalId: 'guide:reading',
    category: 'danh-cho-ban-doc',
    title: 'Tìm tin theo chuyên mục và theo ngày đăng',
    lead: 'Mỗi bài viết nằm trong một chuyên mục và một ngày. Biết một trong hai là tìm được bài, kể cả bài đăng đã nhiều năm.',
    featured: 2,
    cover: {
      file: 'pictures/ruong-bac-thang.webp',
      alt: 'Tranh vẽ các lớp đồi xanh xếp chồng lên nhau dưới nắng sớm',
      caption: 'Các lớp đồi như các lớp tin: gần thì rõ, xa thì nhạt dần (tranh minh hoạ)',
    },
    body: `
<h2>Theo chuyên mục</h2>
<p>Thanh trên cùng của mỗi trang liệt kê các chuyên mục. Trang của một chuyên mục xếp bài mới nhất lên đầu, gồm cả bài của các chuyên mục con. Cuối trang có liên kết <strong>Cũ hơn</strong> và <strong>Mới hơn</strong>.</p>
<p>Liên kết <em>Cũ hơn</em> ghi nhớ vị trí của bài cuối cùng bạn đã xem chứ không ghi số trang, nên khi có bài mới đăng bạn không bị đọc lặp hay sót bài nào.</p>
<h2>Theo ngày đăng</h2>
<p>Mục <a href="/luu-tru">Lưu trữ</a> có đủ các tháng đã đăng bài. Chọn tháng rồi chọn ngày. Địa chỉ của một ngày rất dễ nhớ, ví dụ <code>/luu-tru/2021/04/02</code> là ngày 02/04/2021.</p>
<h2>Từ một bài sang bài khác</h2>
<p>Dưới mỗi bài có các bài mới hơn, cũ hơn trong cùng chuyên mục và các bài liên quan.</p>`,
  }),
  guide('03-23T09:15', {
    externalId: 'guide:schedule',
    category: 'danh-cho-ban-doc',
    title: 'Xem lịch công tác tuần của lãnh đạo huyện',
    lead: 'Lịch công tác được đăng theo tuần, mỗi ngày chia buổi sáng và buổi chiều. Mục có thay đổi hoặc hoãn được đánh dấu rõ.',
    featured: 3,
    cover: {
      file: 'pictures/lich-tuan.webp',
      alt: 'Tranh vẽ tờ lịch tuần treo trước dãy núi',
      caption: 'Lịch tuần (tranh minh hoạ)',
    },
    body: `
<p>Khối <strong>Lịch công tác</strong> ở cạnh mỗi trang cho biết lịch của hôm nay. Nếu hôm nay không có lịch, khối này cho biết ngày gần nhất có lịch trong bảy ngày tới; nếu không có ngày nào, khối ghi “Lịch công tác trống”.</p>
<p>Trang <a href="/lich-cong-tac">Lịch công tác</a> bày cả tuần. Mỗi mục gồm:</p>
<table><thead><tr><th scope="col">Phần</th><th scope="col">Ý nghĩa</th></tr></thead><tbody><tr><td>Giờ</td><td>Giờ bắt đầu; không ghi giờ nghĩa là trong cả buổi</td></tr><tr><td>Nội dung</td><td>Cuộc họp, buổi làm việc, chuyến đi cơ sở</td></tr><tr><td>Chủ trì</td><td>Người hoặc cơ quan chủ trì</td></tr><tr><td>Địa điểm, thành phần</td><td>Nơi họp và những ai dự</td></tr><tr><td>Chuẩn bị</td><td>Cơ quan chuẩn bị nội dung</td></tr></tbody></table>
<p>Mục bị hoãn vẫn được giữ lại và gạch ngang, để người đã xem lịch từ trước không nhầm.</p>`,
  }),
  guide('03-24T10:30', {
    externalId: 'guide:map',
    category: 'danh-cho-ban-doc',
    title: 'Bản đồ các địa điểm dùng được cả khi mạng yếu',
    lead: 'Bản đồ được vẽ ngay trong trang từ toạ độ của các địa điểm, nên không phải tải ảnh bản đồ từ nơi khác.',
    cover: {
      file: 'pictures/ban-do.webp',
      alt: 'Tranh vẽ con đường quanh co giữa các quả đồi, có các điểm đánh dấu',
      caption: 'Đường về các xã (tranh minh hoạ)',
    },
    body: `
<p>Trang <a href="/ban-do">Bản đồ</a> đánh số từng địa điểm. Số trên sơ đồ ứng với số trong danh sách bên dưới, có địa chỉ, điện thoại và một câu giới thiệu.</p>
<p>Muốn xem đường đi, bấm <strong>Mở trên OpenStreetMap</strong>. Chỉ khi bấm liên kết đó trình duyệt mới gọi tới một trang khác.</p>`,
  }),
  guide('03-25T14:00', {
    externalId: 'guide:feeds',
    category: 'danh-cho-ban-doc',
    title: 'Nhận tin mới qua RSS mà không cần để lại địa chỉ',
    lead: 'Nguồn tin RSS báo cho bạn mỗi khi có bài mới, của cả cổng thông tin hoặc của riêng một chuyên mục.',
    body: `
<p>Dùng một ứng dụng đọc tin bất kỳ và thêm một trong các địa chỉ sau:</p>
<ul><li><code>/rss.xml</code> cho tin của cả cổng thông tin;</li><li><code>/tin-trong-huyen/rss.xml</code> cho riêng chuyên mục Tin trong huyện; các chuyên mục khác cũng vậy.</li></ul>
<p>Bạn không phải đăng ký, không phải cho biết thư điện tử, và cổng thông tin không biết ai đang đọc.</p>`,
  }),
  guide('03-26T07:45', {
    externalId: 'guide:print-share',
    category: 'danh-cho-ban-doc',
    title: 'In bài viết và chia sẻ đường dẫn',
    lead: 'Bản in gọn, đủ nguồn gốc của bài. Đường dẫn của bài không đổi kể cả khi tiêu đề được sửa.',
    body: `
<p>Nút <strong>In bài này</strong> ở cuối bài mở hộp thoại in của trình duyệt. Bản in bỏ thanh chuyên mục và các khối bên cạnh, giữ lại tiêu đề, giờ đăng, ảnh, chú thích và tên tác giả.</p>
<p>Cuối đường dẫn của mỗi bài là số hiệu của bài, ví dụ <code>…-12</code>. Chỉ cần đúng số hiệu, phần chữ phía trước có sai hoặc đã cũ thì bạn vẫn được đưa tới đúng bài.</p>`,
  }),
  guide('03-29T08:20', {
    externalId: 'guide:accessibility',
    category: 'danh-cho-ban-doc',
    title: 'Đọc trên điện thoại, trong bóng tối và bằng bàn phím',
    lead: 'Chữ Việt có dấu cần dòng thoáng. Cổng thông tin dùng phông chữ có sẵn trên máy, dòng cao, màu theo chế độ sáng tối của thiết bị.',
    cover: {
      file: 'pictures/dem.webp',
      alt: 'Tranh vẽ dãy núi trong đêm có trăng',
      caption: 'Chế độ tối cho mắt được nghỉ (tranh minh hoạ)',
    },
    body: `
<p>Không cần cài ứng dụng. Trên điện thoại, các khối bên cạnh được xếp xuống dưới bài viết.</p>
<blockquote><p>Ưu tiên của trang là chữ: chữ hiện ra trước, ảnh đến sau và không làm xô lệch dòng đang đọc.</p></blockquote>
<p>Bằng bàn phím: phím <strong>Tab</strong> đầu tiên cho liên kết “Đến nội dung chính”; các phím Tab sau đi lần lượt qua các liên kết.</p>`,
  }),
]
