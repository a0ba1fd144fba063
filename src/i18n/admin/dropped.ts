import { defineMessages } from '../define-messages.ts'

/** Messages about what of a body could not be kept. */
export const droppedMessages = defineMessages(
  {
    dropped: (what: string) =>
      `Không giữ được trong nội dung: ${what}. Hãy thay bằng đường dẫn hoặc tệp đính kèm.`,
    frame: 'khung nhúng',
    video: 'phim',
    audio: 'âm thanh',
    object: 'đối tượng nhúng',
    form: 'biểu mẫu',
    field: 'ô của biểu mẫu',
    drawing: 'hình vẽ',
    formula: 'công thức',
  },
  {
    dropped: (what: string) =>
      `The text could not keep: ${what}. A link or an attachment can take its place.`,
    frame: 'embedded page',
    video: 'video',
    audio: 'sound',
    object: 'embedded object',
    form: 'form',
    field: 'field of a form',
    drawing: 'drawing',
    formula: 'formula',
  },
)
