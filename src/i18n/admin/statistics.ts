import { defineMessages } from '../define-messages.ts'

/** Messages of the statistics for editors. */
export const statisticsMessages = defineMessages(
  {
    range: 'Khoảng thời gian',
    lastDays: (days: number) => `${days} ngày`,
    from: 'Từ ngày',
    to: 'Đến ngày',
    show: 'Xem',
    badRangeTitle: 'Khoảng thời gian không hợp lệ',
    badRange: (most: number) =>
      `Hãy chọn hai ngày có thật, ngày đầu không sau ngày cuối, cách nhau không quá ${most} ngày.`,
    backToStatistics: 'Về trang thống kê',
    article: 'Bài viết',
    viewsInRange: 'Lượt xem trong khoảng này',
    viewsTotal: 'Tổng lượt xem',
    deletedArticle: (id: number) => `Bài số ${id}, đã xoá`,
    nothingRead: 'Chưa có lượt xem nào trong khoảng thời gian này',
    keptByMonth: (days: number) =>
      `Lượt xem từng bài được giữ theo ngày trong ${days} ngày, trước đó theo tháng: với khoảng dài hơn, chỉ những tháng nằm trọn trong khoảng được tính.`,
    downloadDays: 'Tải số liệu từng ngày (CSV)',
    downloadArticles: 'Tải số liệu từng bài (CSV)',
    countersUnavailable:
      'Bộ đếm tạm thời không trả lời. Số liệu không mất; hãy mở lại trang này sau ít phút.',
  },
  {
    range: 'Range',
    lastDays: (days) => `${days} days`,
    from: 'From',
    to: 'To',
    show: 'Show',
    badRangeTitle: 'Not a valid range',
    badRange: (most) =>
      `Please choose two real dates, the first not after the second, at most ${most} days apart.`,
    backToStatistics: 'Back to the statistics',
    article: 'Article',
    viewsInRange: 'Views in this range',
    viewsTotal: 'Views in total',
    deletedArticle: (id) => `Article ${id}, deleted`,
    nothingRead: 'No page views in this range yet',
    keptByMonth: (days) =>
      `Views of each article are kept by the day for ${days} days, and by the month before: of longer ranges, only months that lie wholly within count.`,
    downloadDays: 'Download the figures by the day (CSV)',
    downloadArticles: 'Download the figures by article (CSV)',
    countersUnavailable:
      'The counters do not answer for the moment. Nothing is lost; please come back in a few minutes.',
  },
)
