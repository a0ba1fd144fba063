import { defineMessages } from '../define-messages.ts'

/** Messages about signing in and invitations. */
export const signInMessages = defineMessages(
  {
    signIn: 'Đăng nhập',
    explain:
      'Bạn đăng nhập bằng khoá truy cập (passkey) trên máy này, trên điện thoại, hoặc bằng khoá bảo mật: không có mật khẩu nào để quên hay để lộ.',
    signInWithPasskey: 'Đăng nhập bằng passkey',
    needsScript: 'Đăng nhập bằng passkey cần JavaScript. Hãy bật JavaScript cho trang này.',
    noPasskey: 'Chưa có passkey? Hãy xin quản trị viên của cổng một đường dẫn mời.',
    closed:
      'Trang quản trị đang đóng: chưa mời ai. Người vận hành cổng mời người đầu tiên bằng lệnh npm run editor:invite.',
    invitation: 'Lời mời',
    welcome: (who: string) => `Chào ${who}. Hãy tạo một passkey để đăng nhập vào trang quản trị.`,
    deviceName: 'Tên thiết bị',
    deviceHint: 'Để sau này bạn biết passkey nào ở đâu, ví dụ: Máy tính phòng 203.',
    makePasskey: 'Tạo passkey',
    invitationOver: 'Lời mời không còn dùng được',
    invitationOverText: 'Đường dẫn đã được dùng, đã hết hạn, hoặc bị chép thiếu. Hãy xin một đường dẫn mới.',
    failed: 'Không được. Hãy thử lại.',
    refused: 'Passkey này không mở được trang quản trị.',
    tooOften: 'Từ địa chỉ mạng này có quá nhiều lượt đăng nhập. Hãy đợi một phút rồi thử lại.',
    unknownEditor: 'Bạn chưa có trong ban biên tập',
    unknownEditorText: (email: string) =>
      `Bạn đăng nhập là ${email}, nhưng địa chỉ này chưa có trong danh sách biên tập viên. Hãy hỏi quản trị viên của cổng.`,
  },
  {
    signIn: 'Sign in',
    explain:
      'You sign in with a passkey on this computer, on your phone, or with a security key: there is no password to forget or to give away.',
    signInWithPasskey: 'Sign in with a passkey',
    needsScript: 'Signing in with a passkey needs JavaScript. Please allow it for this page.',
    noPasskey: 'No passkey yet? Ask an administrator of the portal for an invitation link.',
    closed:
      'The administration is closed: nobody has been invited. Whoever runs the portal invites the first one by npm run editor:invite.',
    invitation: 'Invitation',
    welcome: (who: string) => `Welcome, ${who}. Make a passkey to sign in to the administration.`,
    deviceName: 'Name of the device',
    deviceHint: 'So that you know later which passkey is where, such as: Computer in room 203.',
    makePasskey: 'Make a passkey',
    invitationOver: 'The invitation is no longer good',
    invitationOverText: 'The link was used, has run out, or was not copied whole. Ask for a new one.',
    failed: 'That did not work. Please try again.',
    refused: 'This passkey does not open the administration.',
    tooOften:
      'Too many attempts to sign in have come from this address. Please wait a minute, then try again.',
    unknownEditor: 'You are not one of the editors',
    unknownEditorText: (email: string) =>
      `You are signed in as ${email}, but this address is not in the list of editors. Ask an administrator of the portal.`,
  },
)
