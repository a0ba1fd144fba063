import type { ScheduleEntry } from '../../db/schema.ts'

type SampleEntry = Omit<ScheduleEntry, 'id' | 'day' | 'position' | 'version' | 'changed_at'> & {
  /** Day number: 1 is the Monday of the week in which the newsroom is filled, 8 is the next Monday. */
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
