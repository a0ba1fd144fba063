/** What of a paste is not in the text, by numbers. */
interface LeftOut {
  comments: number
  deletions: number
  missingPictures: number
  linkedPictures: number
  elements: Readonly<Record<string, number>>
}

type Sentence = [parts: [count: number, name: string][], and: string, say: (names: string) => string]

/** Joins the sentences that have something to say. */
const sentences = (all: readonly Sentence[]) =>
  all
    .flatMap(([parts, and, say]) => {
      const names = parts.filter(([count]) => count > 0).map(([, name]) => name)
      return names.length > 0 ? [say(names.join(and))] : []
    })
    .join(' ')

const counted = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`

/** Says in Vietnamese what of a paste is not in the text; empty if all is. */
export const pastedInVietnamese = ({
  comments,
  deletions,
  missingPictures,
  linkedPictures,
  elements,
}: LeftOut) =>
  sentences([
    [
      [
        [comments, `${comments} nhận xét`],
        [deletions, `${deletions} đoạn đã xoá`],
      ],
      ' và ',
      (names) => `${names} không được dán.`,
    ],
    [
      [[missingPictures, `${missingPictures} ảnh`]],
      '',
      (names) => `${names} chưa có: tải lên ở chỗ đánh dấu trong bài, hoặc gỡ bỏ.`,
    ],
    [[[linkedPictures, `${linkedPictures} ảnh`]], '', (names) => `${names} của trang khác thành liên kết.`],
    [
      Object.entries(elements).map(([tag, count]) => [count, `${count} ${tag}`]),
      ', ',
      (names) => `Không giữ được: ${names}.`,
    ],
  ])

/** Says in English what of a paste is not in the text; empty if all is. */
export const pastedInEnglish = ({
  comments,
  deletions,
  missingPictures,
  linkedPictures,
  elements,
}: LeftOut) =>
  sentences([
    [
      [
        [comments, counted(comments, 'comment')],
        [deletions, counted(deletions, 'deleted passage')],
      ],
      ' and ',
      (names) => `Not pasted: ${names}.`,
    ],
    [
      [[missingPictures, counted(missingPictures, 'picture')]],
      '',
      (names) => `${names} missing: upload at the marks in the text, or remove them.`,
    ],
    [
      [[linkedPictures, counted(linkedPictures, 'picture')]],
      '',
      (names) => `${names} of other sites became links.`,
    ],
    [
      Object.entries(elements).map(([tag, count]) => [count, `${count} ${tag}`]),
      ', ',
      (names) => `Cannot be kept: ${names}.`,
    ],
  ])
