import type { Words } from './dialogs.ts'
import { button, make } from './elements.ts'

/** As `/admin/media` lists it. */
export interface StoredPicture {
  id: number
  key: string
  url: string
  /** In pixels. */
  width: number | null
  height: number | null
  name: string
  alt: string
}

const LIBRARY = '/admin/media'
/** Milliseconds after the last key. */
const TYPING_PAUSE_MS = 300

/** The pictures that the newsroom has, to choose one of: newest first, or those whose names have what is typed. */
export function library(words: Words, choose: (picture: StoredPicture) => void): HTMLElement {
  const search = make('input', { type: 'search', id: 'library-search', maxlength: '200' })
  const list = make('ul', { class: 'library' })
  const status = make('p', { role: 'status' })
  const more = button(words.morePictures, () => show(next), { hidden: true })
  let next = ''
  let asked = 0

  const show = async (query: string) => {
    const mine = ++asked
    const found = await listed(query)
    // A later question has been asked meanwhile.
    if (mine !== asked) return
    if (!found) {
      status.textContent = words.noLibrary
      return
    }
    status.textContent = found.media.length === 0 ? words.noPictures : ''
    list.append(...found.media.map((picture) => make('li', {}, option(picture, choose))))
    next = found.next ?? ''
    more.hidden = next === ''
  }
  const begin = () => {
    list.replaceChildren()
    return show(`?${new URLSearchParams({ kind: 'pictures', text: search.value })}`)
  }
  let waiting = 0
  search.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(begin, TYPING_PAUSE_MS)
  })
  // Enter looks; it does not send the dialog.
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    clearTimeout(waiting)
    begin()
  })
  begin()
  return make(
    'fieldset',
    {},
    make('legend', {}, words.library),
    make('div', { class: 'field' }, make('label', { for: search.id }, words.searchPictures), search),
    list,
    status,
    more,
  )
}

/** Proposes what is said of a picture elsewhere, unless something has been typed. */
export function describe(field: HTMLInputElement, alt: string): void {
  if (field.value !== '' && field.value !== field.dataset.proposed) return
  field.value = field.dataset.proposed = alt
}

function option(picture: StoredPicture, choose: (picture: StoredPicture) => void): HTMLElement {
  const radio = make('input', { type: 'radio', name: 'stored', value: String(picture.id) })
  radio.addEventListener('change', () => choose(picture))
  const image = make('img', { src: `${picture.url}/360`, alt: picture.alt, loading: 'lazy' })
  // Formats that have no other sizes are shown as they are.
  image.addEventListener('error', () => image.setAttribute('src', picture.url), { once: true })
  return make('label', {}, radio, image, make('span', {}, picture.name))
}

async function listed(query: string): Promise<{ media: StoredPicture[]; next: string | null } | undefined> {
  try {
    const response = await fetch(LIBRARY + query, { headers: { Accept: 'application/json' } })
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
