// Keeps the figures of visits up to date while somebody looks, and reports a page that was fetched in advance when
// it is shown: the server has not counted it.

const MINUTE_MS = 60_000
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

/** Whether the page came without a request of now: of that the server knows nothing. To go back is not to open. */
function wasPrefetched(): boolean {
  const [load] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    deliveryType?: string
  })[]
  if (load?.type !== 'navigate') return false
  // Also of a cached page that the server has confirmed is the delivery type "cache", but something was transferred.
  return (
    load.deliveryType === 'navigational-prefetch' || (load.deliveryType === 'cache' && !load.transferSize)
  )
}

function start(prerendered: boolean): void {
  if (prerendered || wasPrefetched()) {
    const body = JSON.stringify({ path: location.pathname })
    const headers = { 'Content-Type': 'application/json' }
    fetch(address, { method: 'POST', keepalive: true, headers, body }).catch(() => {})
  }
  tryToRefresh()
  setInterval(tryToRefresh, MINUTE_MS)
}

const shown = document as Document & { prerendering?: boolean }
if (shown.prerendering) document.addEventListener('prerenderingchange', () => start(true), { once: true })
else start(false)
