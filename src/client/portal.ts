import './suggestions.ts'
import './visits.ts'

// Shows the print and share buttons, which are hidden without this script.

for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

if ('share' in navigator) {
  for (const button of document.querySelectorAll<HTMLElement>('[data-share]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      // The promise is rejected when the reader closes the share sheet. That is no error.
      navigator.share({ title: document.title, url: location.href }).catch(() => {})
    })
  }
}
