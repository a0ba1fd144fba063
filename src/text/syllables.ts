// What a Vietnamese syllable can be: an initial, a rime, a tone. Some thousands of combinations, of which few foreign
// words are one: so it is evidence of a text's language, and of the encoding that it was written in.

/** Rimes by what they may end a syllable with; the vowels carry no tone here. */
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

/** Rimes that stand after `qu` and, as other syllables write them with o or u, in no other place. */
const afterQu = new Set(
  `a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê êch ên ênh êt
  i it in inh y yên yêt ynh yt ych ôc ơ ơi ơn ơt ă`.split(/\s+/),
)

const initials = /^(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?/

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Whether a word, in Unicode, is a Vietnamese syllable, written in lower case, in capitals or with a capital first. */
export function isSyllable(word: string): boolean {
  if (!/^\p{L}\p{Ll}*$|^\p{Lu}+$/u.test(word)) return false
  const decomposed = word.toLowerCase().normalize('NFD')
  const tones = decomposed.match(TONES) ?? []
  if (tones.length > 1) return false
  const plain = withoutTone(decomposed)
  // After a stop the voice can only rise or fall sharply.
  if (/(?:[cpt]|ch)$/.test(plain) && !/[\u0301\u0323]/.test(tones[0] ?? '')) return false
  return isInitialAndRime(plain)
}

/** Letters without their tones, with the marks of their shapes: ế becomes ê. */
export function withoutTone(letters: string): string {
  return letters.normalize('NFD').replace(TONES, '').normalize('NFC')
}

function isInitialAndRime(plain: string): boolean {
  const initial = initials.exec(plain)?.[0] ?? ''
  const rime = plain.slice(initial.length)
  if (initial === 'qu') return afterQu.has(rime)
  // The i of `gi` is also that of the rime: gì, gìn, giếng.
  if (initial === 'gi') return rime === '' || rimes.has(rime) || rimes.has(`i${rime}`)
  if (/^(?:k|gh|ngh)$/.test(initial)) return rimes.has(rime) && /^[eêiy]/.test(rime)
  return rimes.has(rime)
}

/** Whether a word has a letter that only Vietnamese (and hardly any Western language) has or a tone mark. */
export function hasMarks(word: string): boolean {
  return /[\u0300-\u036f]|đ/i.test(word.normalize('NFD'))
}
