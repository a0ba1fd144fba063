import { defineMessages } from '../define-messages.ts'

/** Messages of the dashboard. */
export const dashboardMessages = defineMessages(
  {
    overview: 'Tổng quan',
    newArticle: 'Bài mới',
    returned: 'Được trả lại để sửa',
    drafts: 'Bản nháp của tôi',
    submitted: 'Chờ duyệt',
    scheduled: 'Sắp đăng',
    published: 'Mới đăng',
    expiring: 'Sắp hết hạn trong 7 ngày tới',
    nothingToDo: 'Không có việc gì đang chờ bạn.',
    allArticles: 'Tất cả bài viết',
    visits: 'Lượt truy cập',
    statistics: 'Xem thống kê',
  },
  {
    overview: 'Overview',
    newArticle: 'New article',
    returned: 'Returned to be mended',
    drafts: 'My drafts',
    submitted: 'Waiting for review',
    scheduled: 'To be published',
    published: 'Just published',
    expiring: 'Expiring within 7 days',
    nothingToDo: 'Nothing is waiting for you.',
    allArticles: 'All articles',
    visits: 'Visits',
    statistics: 'See the statistics',
  },
)
