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
  },
)
