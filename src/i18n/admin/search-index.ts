import { defineMessages } from '../define-messages.ts'

/** Messages of the page of the search index. */
export const searchIndexMessages = defineMessages(
  {
    searchIndex: 'Chỉ mục tìm kiếm',
    articlesIndexed: 'Bài tìm được',
    articlesToIndex: 'Bài chờ cập nhật',
    indexBroken: 'Chỉ mục không trả lời. Trang web vẫn chạy; hãy lập lại chỉ mục.',
    indexRebuilding: 'Chỉ mục đang được lập lại. Trong lúc đó vẫn tìm kiếm được.',
    rebuild: 'Lập lại chỉ mục',
    rebuildHelp:
      'Chỉ mục tự cập nhật khi bài thay đổi. Chỉ cần lập lại khi kết quả tìm kiếm sai lệch; việc này đọc lại mọi bài và mất vài phút với vài nghìn bài.',
    setAside: (count: string) => `Bài không đưa được vào chỉ mục: ${count}`,
    setAsideHelp:
      'Bạn đọc không tìm thấy các bài này. Mỗi bài được thử lại khi lưu, khi lập lại chỉ mục, và tự động vào lúc ghi ở dưới.',
    articles: 'Các bài không đưa được vào chỉ mục',
    article: 'Bài',
    numbered: (id: number) => `Bài số ${id}`,
    reason: 'Lý do',
    since: 'Từ lúc',
    retried: 'Thử lại lúc',
    unreadable: 'Không lập được mục từ cho bài.',
    refused: 'Chỉ mục không nhận bài này.',
  },
  {
    searchIndex: 'Search index',
    articlesIndexed: 'Articles that can be found',
    articlesToIndex: 'Articles waiting to be indexed',
    indexBroken: 'The index does not answer. The site goes on without it; please make the index anew.',
    indexRebuilding: 'The index is being made anew. Meanwhile it can be searched.',
    rebuild: 'Make the index anew',
    rebuildHelp:
      'The index follows all changes by itself. It has to be made anew only when results are wrong; that reads all articles, and takes minutes for thousands.',
    setAside: (count: string) => `Articles that cannot be indexed: ${count}`,
    setAsideHelp:
      'Readers do not find these articles. Each is tried again when it is saved, when the index is made anew, and by itself at the time given below.',
    articles: 'Articles that cannot be indexed',
    article: 'Article',
    numbered: (id: number) => `Article no. ${id}`,
    reason: 'Reason',
    since: 'Since',
    retried: 'Tried again at',
    unreadable: 'No entry can be made of the article.',
    refused: 'The index does not accept this article.',
  },
)
