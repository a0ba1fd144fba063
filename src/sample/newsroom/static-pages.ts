import type { StaticPage } from '../../content/static-pages.ts'

export const pages: Pick<StaticPage, 'slug' | 'title' | 'in_menu' | 'body'>[] = [
  {
    slug: 'gioi-thieu',
    title: 'Giới thiệu',
    in_menu: 1,
    body: `
<p>Đây là toà soạn mẫu của một cổng thông tin điện tử mã nguồn mở dành cho chính quyền địa phương: huyện, xã, phường, trường học, bệnh viện. Mọi tên gọi, chuyên mục, địa điểm và liên kết bạn thấy ở đây đều là dữ liệu, có thể thay bằng dữ liệu của đơn vị khác.</p>
<h2>Cổng thông tin có những gì</h2>
<ul><li>Bài viết theo <a href="/tin-trong-huyen">chuyên mục</a>, có lời dẫn, ảnh kèm chú thích, tên tác giả và cơ quan.</li><li><a href="/luu-tru">Kho lưu trữ</a> theo tháng và theo ngày đăng.</li><li><a href="/lich-cong-tac">Lịch công tác</a> từng tuần.</li><li><a href="/ban-do">Bản đồ</a> các địa điểm, liên kết tới các trang của cơ quan khác, thống kê truy cập và thông tin báo chí.</li></ul>
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
<ol><li>Chép đường dẫn của bài từ thanh địa chỉ của trình duyệt.</li><li>Ghi câu hoặc số liệu bạn cho là sai, và nguồn để đối chiếu nếu có.</li><li>Gửi về địa chỉ thư điện tử của ban biên tập.</li></ol>
<p>Bài được sửa sau khi đăng sẽ có thêm dòng <em>Cập nhật</em> cạnh giờ đăng.</p>`,
  },
  {
    slug: 'tro-nang',
    title: 'Trợ năng',
    in_menu: 0,
    body: `
<p>Cổng thông tin được làm để mọi người đều đọc được.</p>
<ul><li>Phím <strong>Tab</strong> đi qua mọi liên kết; liên kết đầu tiên đưa thẳng tới nội dung chính.</li><li>Chữ phóng to tới 400% vẫn không phải cuộn ngang.</li><li>Màu sắc theo chế độ sáng hoặc tối của thiết bị.</li><li>Bản in chỉ có nội dung bài, không có các khối bên cạnh.</li></ul>`,
  },
]
