import { defineMessages } from '../define-messages.ts'

/** Messages of the work schedule. Labels go by the names of the fields. */
export const scheduleMessages = defineMessages(
  {
    heading: 'Lịch công tác',
    previousWeek: 'Tuần trước',
    nextWeek: 'Tuần sau',
    copyLastWeek: 'Chép lịch tuần trước vào những ngày còn trống',
    publicPage: 'Xem trang lịch',
    day: 'Ngày',
    part: 'Buổi',
    morning: 'Sáng',
    afternoon: 'Chiều',
    starts_at: 'Giờ (để trống: cả buổi)',
    leader: 'Chủ trì',
    content: 'Nội dung',
    place: 'Địa điểm',
    participants: 'Thành phần',
    prepared_by: 'Chuẩn bị',
    status: 'Tình trạng',
    planned: 'Theo kế hoạch',
    changed: 'Có thay đổi',
    cancelled: 'Hoãn',
    markChanged: 'Có thay đổi',
    markCancelled: 'Hoãn',
    position: 'Thứ tự (số nhỏ đứng trước)',
    addEntry: 'Thêm lịch',
    editEntry: 'Sửa lịch',
  },
  {
    heading: 'Work schedule',
    previousWeek: 'Week before',
    nextWeek: 'Week after',
    copyLastWeek: 'Copy last week into the days that are empty',
    publicPage: 'See the public page',
    day: 'Day',
    part: 'Part of the day',
    morning: 'Morning',
    afternoon: 'Afternoon',
    starts_at: 'Time (empty: all of it)',
    leader: 'Led by',
    content: 'What',
    place: 'Where',
    participants: 'With',
    prepared_by: 'Prepared by',
    status: 'State',
    planned: 'As planned',
    changed: 'Changed',
    cancelled: 'Cancelled',
    markChanged: 'Mark changed',
    markCancelled: 'Mark cancelled',
    position: 'Place (small numbers first)',
    addEntry: 'Add an appointment',
    editEntry: 'Edit the appointment',
  },
)

/** Messages about copying last week's schedule. */
export const copiedMessages = defineMessages(
  {
    copied: (count: string) =>
      `Đã chép ${count} mục từ tuần trước. Mục “Có thay đổi” trở lại “Theo kế hoạch”.`,
    skippedDays: (days: string) => `Không chép vào những ngày đã có lịch: ${days}.`,
    copiedCancelled: 'Những mục này vẫn là “Hoãn”, như tuần trước:',
  },
  {
    copied: (count: string) =>
      `${count} appointments copied from last week. Changed ones are “As planned” again.`,
    skippedDays: (days: string) => `Not copied into days that have appointments: ${days}.`,
    copiedCancelled: 'These stay “Cancelled”, as last week:',
  },
)
