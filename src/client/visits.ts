// Refreshes the visit figures while the page is visible. Reports a prefetched page when it is shown, since the server has
// not counted it.

const REFRESH_INTERVAL_MS = 60_000
const VISITS_URL = '/api/visits'
const figureElements = document.querySelectorAll<HTMLElement>('[data-visits]')

async function refresh(): Promise<void> {
  if (document.visibilityState === 'hidden') return
  const response = await fetch(VISITS_URL)
  if (!response.ok) return
  const figures = await response.json()
  for (const element of figureElements) {
    const figure = figures[element.dataset.visits ?? '']
    if (typeof figure === 'number') element.textContent = figure.toLocaleString(document.documentElement.lang)
  }
}

/** Refreshes the figures. After a failure they stay as they are until the next attempt. */
const tryToRefresh = () => refresh().catch(() => {})

/** Tells whether the browser opened the page without a new request, so that the server did not count it. Going back is no view. */
function wasPrefetched(): boolean {
  const [load] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    deliveryType?: string
  })[]
  if (load?.type !== 'navigate') return false
  // The delivery type is also "cache" when the server has confirmed a cached page. Then the transfer size is not 0.
  return (
    load.deliveryType === 'navigational-prefetch' || (load.deliveryType === 'cache' && !load.transferSize)
  )
}

function start(prerendered: boolean): void {
  if (prerendered || wasPrefetched()) {
    const body = JSON.stringify({ path: location.pathname })
    const headers = { 'Content-Type': 'application/json' }
    fetch(VISITS_URL, { method: 'POST', keepalive: true, headers, body }).catch(() => {})
  }
  tryToRefresh()
  setInterval(tryToRefresh, REFRESH_INTERVAL_MS)
}

const page = document as Document & { prerendering?: boolean }
if (page.prerendering) document.addEventListener('prerenderingchange', () => start(true), { once: true })
else start(false)
