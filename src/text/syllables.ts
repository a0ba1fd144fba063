// The structure of a Vietnamese syllable: an initial, a rime, a tone. There are some thousands of combinations, and few
// foreign words are among them. So a syllable is evidence of a text's language, and of its encoding.

/** All rimes, without tones. */
const rimes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu
  iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong ooc
  oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut
  uân uâng uât uây uê uêch uênh uơ uy uya uych uynh uyt uyu uyên uyêt uyn uyp
  uôc uôi uôm uôn uông uôt uôp ư ưa ưc ưi ưng ưt ưu ưm ươc ươi ươm ươn ương ươp ươt ươu
  y yêm yên yêng yêt yêu`.split(/\s+/),
)

/** Rimes that can follow `qu`. Other syllables write some of these sounds with o or u. */
const afterQu = new Set(
  `a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê êch ên ênh êt
  i it in inh y yên yêt ynh yt ych ôc ơ ơi ơn ơt ă`.split(/\s+/),
)

const initials = /^(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?/

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Tells whether a Unicode word is a Vietnamese syllable in lower case, in capitals, or with a capital first. */
export function isSyllable(word: string): boolean {
  if (!/^\p{L}\p{Ll}*$|^\p{Lu}+$/u.test(word)) return false
  const decomposed = word.toLowerCase().normalize('NFD')
  const tones = decomposed.match(TONES) ?? []
  if (tones.length > 1) return false
  const plain = withoutTone(decomposed)
  // A syllable that ends with a stop has only the tones sắc and nặng.
  if (/(?:[cpt]|ch)$/.test(plain) && !/[\u0301\u0323]/.test(tones[0] ?? '')) return false
  return isInitialAndRime(plain)
}

/** Removes the tones from letters, but not the marks of their shapes: ế becomes ê. */
export function withoutTone(letters: string): string {
  return letters.normalize('NFD').replace(TONES, '').normalize('NFC')
}

function isInitialAndRime(plain: string): boolean {
  const initial = initials.exec(plain)?.[0] ?? ''
  const rime = plain.slice(initial.length)
  if (initial === 'qu') return afterQu.has(rime)
  // The i of `gi` can belong to the rime too: gì, gìn, giếng.
  if (initial === 'gi') return rime === '' || rimes.has(rime) || rimes.has(`i${rime}`)
  if (/^(?:k|gh|ngh)$/.test(initial)) return rimes.has(rime) && /^[eêiy]/.test(rime)
  return rimes.has(rime)
}

/** Tells whether a word has a diacritic or the letter đ. */
export function hasMarks(word: string): boolean {
  return /[\u0300-\u036f]|đ/i.test(word.normalize('NFD'))
}
