import type { ArticleRecordInput } from '../../src/import/record.ts'
import { mulberry32, pick } from '../support/random.ts'

const WORDS =
  `huyện xã thị trấn thôn bản uỷ ban nhân dân hội đồng chủ tịch phó bí thư ban thường vụ đảng bộ chi bộ
đại biểu cử tri nghị quyết kế hoạch chương trình công tác phối hợp tổ chức hội nghị tổng kết triển khai thực hiện
nhiệm vụ phát triển kinh tế văn hoá giáo dục y tế du lịch nông nghiệp lâm nghiệp chăn nuôi trồng trọt hồi quế sở
ruộng bậc thang mùa vàng lễ hội dân tộc Tày Dao Sán Chỉ biên giới cửa khẩu hàng hoá xuất nhập khẩu giao thông
đường cầu thuỷ lợi điện nước sạch môi trường rừng phòng hộ bảo vệ an ninh quốc phòng trật tự an toàn giao thông
phòng chống dịch bệnh tiêm chủng bảo hiểm hộ nghèo giảm nghèo bền vững nông thôn mới xây dựng đời sống gia đình
học sinh giáo viên trường lớp khai giảng thi đua khen thưởng thanh niên phụ nữ cựu chiến binh mặt trận tổ quốc
tuyên truyền vận động giám sát phản biện kiểm tra thanh tra tiếp công dân khiếu nại tố cáo giải quyết thủ tục
hành chính cải cách chuyển đổi số dịch vụ trực tuyến cổng thông tin điện tử báo chí phát thanh truyền hình và của
các những trong với cho được đã đang sẽ tại về theo từ đến năm tháng ngày quý đầu cuối trên dưới hơn nhiều`.split(
    /\s+/,
  )

const ORGANISATIONS = [
  'Văn phòng HĐND & UBND huyện',
  'Trung tâm Truyền thông và Văn hoá',
  'Phòng Nông nghiệp',
  'Công an huyện',
]
const CATEGORIES = ['tin-trong-huyen', 'danh-cho-ban-doc', 'danh-cho-ban-bien-tap', 'tin-so-ban-nganh']

/** Articles of realistic length (about 500 words), from 2010 on, the same for the same count: three a day. */
export function* generateArticles(count: number): Generator<ArticleRecordInput> {
  const random = mulberry32(20_210_402)
  const start = Date.UTC(2010, 0, 4, 1)
  for (let number = 1; number <= count; number++) {
    yield {
      externalId: `generated:${number}`,
      title: sentence(random, 12),
      lead: `${sentence(random, 35)}.`,
      body: Array.from({ length: 6 }, () => `<p>${sentence(random, 40)}. ${sentence(random, 40)}.</p>`).join(
        '\n',
      ),
      category: pick(random, CATEGORIES),
      organisation: pick(random, ORGANISATIONS),
      publishedAt: new Date(start + number * 8 * 3_600_000).toISOString(),
    }
  }
}

function sentence(random: () => number, length: number): string {
  const words = Array.from({ length }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)] ?? '')
  const text = words.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
