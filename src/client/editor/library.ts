import type { Words } from './dialogs.ts'
import { button, make } from './elements.ts'

/** A picture as `/admin/media` lists it. */
export interface StoredPicture {
  id: number
  key: string
  url: string
  /** Size in pixels; null when it is unknown. */
  width: number | null
  height: number | null
  name: string
  alt: string
}

const MEDIA_URL = '/admin/media'
/** Pause after the last key before a search, in milliseconds. */
const TYPING_PAUSE_MS = 300

/** Makes the list of the newsroom's pictures, from which the editor chooses one: newest first, filtered by name. */
export function library(words: Words, choose: (picture: StoredPicture) => void): HTMLElement {
  const search = make('input', { type: 'search', id: 'library-search', maxlength: '200' })
  const list = make('ul', { class: 'library' })
  const status = make('p', { role: 'status' })
  const more = button(words.morePictures, () => show(next), { hidden: true })
  let next = ''
  let requestCount = 0

  const show = async (query: string) => {
    const request = ++requestCount
    const page = await fetchPage(query)
    // A later request replaces this one.
    if (request !== requestCount) return
    if (!page) {
      status.textContent = words.noLibrary
      return
    }
    status.textContent = page.media.length === 0 ? words.noPictures : ''
    list.append(...page.media.map((picture) => make('li', {}, option(picture, choose))))
    next = page.next ?? ''
    more.hidden = next === ''
  }
  const startSearch = () => {
    list.replaceChildren()
    return show(`?${new URLSearchParams({ kind: 'pictures', text: search.value })}`)
  }
  let timer = 0
  search.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(startSearch, TYPING_PAUSE_MS)
  })
  // Enter searches. It does not submit the dialog.
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    clearTimeout(timer)
    startSearch()
  })
  startSearch()
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

/** Fills in the stored alternative text of a picture, unless the editor has typed one. */
export function describe(field: HTMLInputElement, alt: string): void {
  if (field.value !== '' && field.value !== field.dataset.proposed) return
  field.value = field.dataset.proposed = alt
}

function option(picture: StoredPicture, choose: (picture: StoredPicture) => void): HTMLElement {
  const radio = make('input', { type: 'radio', name: 'stored', value: String(picture.id) })
  radio.addEventListener('change', () => choose(picture))
  const image = make('img', { src: `${picture.url}/360`, alt: picture.alt, loading: 'lazy' })
  // Formats without scaled sizes show the original.
  image.addEventListener('error', () => image.setAttribute('src', picture.url), { once: true })
  return make('label', {}, radio, image, make('span', {}, picture.name))
}

async function fetchPage(
  query: string,
): Promise<{ media: StoredPicture[]; next: string | null } | undefined> {
  try {
    const response = await fetch(MEDIA_URL + query, { headers: { Accept: 'application/json' } })
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
