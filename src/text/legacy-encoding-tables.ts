// Tables of two Vietnamese encodings from before Unicode. Text that is copied from such a document arrives as the letters
// that Windows-1252 has at the same code points.

/** The combining tone marks: acute, grave, hook, tilde, dot below. */
const TONES = '\u0301\u0300\u0309\u0303\u0323'

/** Every small Vietnamese letter that is not in ASCII. */
export const LETTERS = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ'.normalize('NFC')

/**
 * TCVN3, also called ABC (TCVN 5712:1993, VN3). Capitals with tones have no code points: special fonts (`.VnTimeH`)
 * show the small letters as capitals.
 */
export const tcvn3: ReadonlyMap<string, string> = new Map([
  ...pairs('µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ', LETTERS),
  ...pairs('¡¢£¤¥¦§', 'ĂÂÊÔƠƯĐ'),
])

/** VNI for Windows: the letter, then one more for its marks. i, ơ, ư, đ and ỵ have code points of their own. */
export const vni: ReadonlyMap<string, string> = new Map(
  [...LETTERS].flatMap((letter) => {
    const written = vniOf(letter)
    return [
      [written, letter],
      [written.toUpperCase(), letter.toUpperCase()],
      // A capital with the small letter for its marks.
      ...(written.length > 1
        ? ([[written.slice(0, 1).toUpperCase() + written.slice(1), letter.toUpperCase()]] as const)
        : []),
    ] as const
  }),
)

function vniOf(letter: string): string {
  const single = 'íìæóòîñ'['íìỉĩịỵđ'.indexOf(letter)]
  if (single) return single
  const [base = '', ...marks] = letter.normalize('NFD')
  const tone = marks.find((mark) => TONES.includes(mark))
  const at = tone ? TONES.indexOf(tone) : -1
  // One letter stands for the tone alone, or for the shape mark (circumflex, breve) and the tone together.
  if (marks.includes('\u0302')) return base + (at < 0 ? 'â' : 'áàåãä'.charAt(at))
  if (marks.includes('\u0306')) return base + (at < 0 ? 'ê' : 'éèúüë'.charAt(at))
  const horned = marks.includes('\u031b') ? (base === 'o' ? 'ô' : 'ö') : base
  return horned + 'ùøûõï'.charAt(at)
}

function pairs(from: string, to: string): [string, string][] {
  const letters = [...to]
  return [...from].map((letter, at) => [letter, letters[at] ?? ''])
}
