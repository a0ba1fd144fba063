import type { ArticleRecordInput } from '../../import/record.ts'

const guide = (
  day: string,
  article: Omit<ArticleRecordInput, 'publishedAt' | 'author'>,
): ArticleRecordInput => ({
  organisation: 'Ban biên tập Cổng thông tin điện tử',
  ...article,
  publishedAt: `2021-${day}`,
})

/** The product's own guide, as articles. */
export const articles: ArticleRecordInput[] = [
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
<table>
<thead><tr><th scope="col">Phần</th><th scope="col">Ý nghĩa</th></tr></thead>
<tbody>
<tr><td>Giờ</td><td>Giờ bắt đầu; không ghi giờ nghĩa là trong cả buổi</td></tr>
<tr><td>Nội dung</td><td>Cuộc họp, buổi làm việc, chuyến đi cơ sở</td></tr>
<tr><td>Chủ trì</td><td>Người hoặc cơ quan chủ trì</td></tr>
<tr><td>Địa điểm, thành phần</td><td>Nơi họp và những ai dự</td></tr>
<tr><td>Chuẩn bị</td><td>Cơ quan chuẩn bị nội dung</td></tr>
</tbody>
</table>
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
<ul>
<li><code>/rss.xml</code> cho tin của cả cổng thông tin;</li>
<li><code>/tin-trong-huyen/rss.xml</code> cho riêng chuyên mục Tin trong huyện; các chuyên mục khác cũng vậy.</li>
</ul>
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
<table>
<thead><tr><th scope="col">Phần</th><th scope="col">Cách viết</th></tr></thead>
<tbody>
<tr><td>Tiêu đề</td><td>Nói được ai làm gì; không viết hoa toàn bộ</td></tr>
<tr><td>Lời dẫn</td><td>Một đoạn trả lời: việc gì, khi nào, ở đâu; cũng là đoạn hiện trong danh sách và nguồn RSS</td></tr>
<tr><td>Thân bài</td><td>Đoạn văn, đề mục, danh sách, bảng, trích dẫn, ảnh</td></tr>
<tr><td>Ảnh đại diện</td><td>Có chú thích cho người xem và mô tả cho người không nhìn thấy ảnh</td></tr>
<tr><td>Tác giả, cơ quan</td><td>Hai ô riêng, ví dụ cơ quan là “Văn phòng HĐND &amp; UBND huyện”</td></tr>
</tbody>
</table>
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
<ol>
<li>Bài ở trạng thái <strong>hẹn giờ</strong> xuất hiện trong vòng một phút kể từ giờ đã hẹn.</li>
<li>Bài có <strong>ngày hết hạn</strong> rời khỏi mọi danh sách khi đến hạn.</li>
<li>Giờ được hiểu theo múi giờ của cổng thông tin, mặc định là giờ Việt Nam.</li>
</ol>`,
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
<ul>
<li>Viết tên riêng, chức danh, số liệu đúng theo văn bản.</li>
<li>Gõ bằng bảng mã Unicode.</li>
<li>Ghi rõ tên người viết và cơ quan.</li>
</ul>
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
