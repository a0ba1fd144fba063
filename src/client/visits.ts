// Keeps the figures of visits up to date while somebody looks, and reports a page that was fetched in advance when
// it is shown: the server has not counted it.

const MINUTE = 60_000
const address = '/api/visits'
const places = document.querySelectorAll<HTMLElement>('[data-visits]')

async function refresh(): Promise<void> {
  if (document.visibilityState === 'hidden') return
  const response = await fetch(address)
  if (!response.ok) return
  const figures = await response.json()
  for (const place of places) {
    const figure = figures[place.dataset.visits ?? '']
    if (typeof figure === 'number') place.textContent = figure.toLocaleString(document.documentElement.lang)
  }
}

/** A failure leaves what is there; the next minute tries again. */
const tryToRefresh = () => refresh().catch(() => {})

function start(prerendered: boolean): void {
  const [load] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    deliveryType?: string
  })[]
  // Without a request now, the server knows nothing of it; but going back to a page is not to open it.
  const prefetched = load?.type === 'navigate' && !!load.deliveryType
  if (prerendered || prefetched) {
    const body = JSON.stringify({ path: location.pathname })
    const headers = { 'Content-Type': 'application/json' }
    fetch(address, { method: 'POST', keepalive: true, headers, body }).catch(() => {})
  }
  tryToRefresh()
  setInterval(tryToRefresh, MINUTE)
}

const shown = document as Document & { prerendering?: boolean }
if (shown.prerendering) document.addEventListener('prerenderingchange', () => start(true), { once: true })
else start(false)
