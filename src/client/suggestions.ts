// Suggests titles and categories while a reader types into a search field: an ARIA combobox with a list box
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Without this script the field is a plain search field.

interface Suggestion {
  text: string
  url: string
}

/** Pause after the last key before a request, in milliseconds. */
const TYPING_PAUSE_MS = 150

let fieldCount = 0

function suggestFor(field: HTMLInputElement, url: string): void {
  const list = document.createElement('ul')
  list.id = `suggestions-${++fieldCount}`
  list.className = 'suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', field.dataset.suggestions ?? '')
  field.after(list)
  field.parentElement?.classList.add('suggesting')
  for (const [name, value] of Object.entries({
    role: 'combobox',
    autocomplete: 'off',
    // The label contains the list too, so the field is named by the label's text alone.
    'aria-label': field.labels?.[0]?.firstChild?.textContent ?? '',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })) {
    field.setAttribute(name, value)
  }

  let request: AbortController | undefined
  let timer = 0
  let chosen = -1

  const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')]

  function close(): void {
    request?.abort()
    clearTimeout(timer)
    list.hidden = true
    chosen = -1
    field.setAttribute('aria-expanded', 'false')
    field.removeAttribute('aria-activedescendant')
  }

  function show(suggestions: Suggestion[]): void {
    close()
    list.replaceChildren(
      ...suggestions.map(({ text, url }, index) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${index}`
        option.setAttribute('role', 'option')
        option.textContent = text
        option.dataset.url = url
        return option
      }),
    )
    list.hidden = suggestions.length === 0
    field.setAttribute('aria-expanded', String(!list.hidden))
  }

  function choose(index: number): void {
    const all = options()
    chosen = (index + all.length) % all.length
    for (const [at, option] of all.entries()) option.setAttribute('aria-selected', String(at === chosen))
    field.setAttribute('aria-activedescendant', all[chosen]?.id ?? '')
  }

  async function ask(): Promise<void> {
    request?.abort()
    request = new AbortController()
    const { signal } = request
    const response = await fetch(`${url}?q=${encodeURIComponent(field.value)}`, { signal })
    if (response.ok) show(await response.json())
  }

  field.addEventListener('input', () => {
    clearTimeout(timer)
    if (field.value.trim().length < 2) return close()
    // A request that fails or is aborted by the next key suggests nothing.
    timer = setTimeout(() => ask().catch(() => {}), TYPING_PAUSE_MS)
  })
  field.addEventListener('keydown', (event) => {
    if (list.hidden) return
    if (event.key === 'ArrowDown') choose(chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen >= 0) location.href = options()[chosen]?.dataset.url ?? ''
    else return
    event.preventDefault()
  })
  field.addEventListener('blur', close)
  // pointerdown comes before the field loses its focus and closes the list.
  list.addEventListener('pointerdown', (event) => {
    const url = (event.target as HTMLElement).closest<HTMLElement>('[role=option]')?.dataset.url
    event.preventDefault()
    if (url) location.href = url
  })
}

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) {
  suggestFor(field, field.dataset.suggest ?? '')
}
