import { defineMessages } from '../define-messages.ts'

/** Messages about access tokens. */
export const tokenMessages = defineMessages(
  {
    tokens: 'Khoá truy cập',
    tokensHint: 'Cho chương trình gửi bài qua API. Ai có khoá thì làm được như vai trò của nó.',
    noTokens: 'Chưa có khoá nào.',
    newToken: 'Tạo khoá',
    tokenNameHint: 'Khoá dùng vào việc gì, ví dụ: Nhập tin hằng đêm.',
    expires: 'Hết hạn ngày',
    expiresHint: 'Khoá dùng được đến hết ngày này. Để trống thì không hết hạn.',
    noExpiry: 'không hết hạn',
    revoke: 'Thu hồi',
    revokedAt: (when: string) => `Đã thu hồi ${when}`,
    tokenOnce: 'Khoá chỉ hiện lúc này, hãy chép lại ngay:',
  },
  {
    tokens: 'Access tokens',
    tokensHint: 'For programs that send articles by the API. Whoever has a token can do what its role can.',
    noTokens: 'There is none yet.',
    newToken: 'Make a token',
    tokenNameHint: 'What it is for, such as: Nightly import.',
    expires: 'Expires on',
    expiresHint: 'It is good until the end of that day. If it is empty, it does not expire.',
    noExpiry: 'does not expire',
    revoke: 'Revoke',
    revokedAt: (when: string) => `Revoked ${when}`,
    tokenOnce: 'The token is shown only now; copy it at once:',
  },
)
