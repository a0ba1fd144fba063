import './suggestions.ts'
import './visits.ts'

// Print and share buttons: they need a script, so they stay hidden until this one shows them.

for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

if ('share' in navigator) {
  for (const button of document.querySelectorAll<HTMLElement>('[data-share]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      // A reader who closes the share sheet rejects the promise; that is no fault.
      navigator.share({ title: document.title, url: location.href }).catch(() => {})
    })
  }
}
