import { styleOf } from './source.ts'

/** Google Docs says the kind of a numbered list at its items: the list is told. */
export function typesOfLists(body: ParentNode): void {
  for (const list of body.querySelectorAll('ol:not([type])')) {
    const item = [...list.children].find(({ localName }) => localName === 'li')
    const type = /list-style-type\s*:\s*([a-z-]+)/i.exec(item ? styleOf(item) : '')?.[1]
    if (type && !/list-style/i.test(styleOf(list))) list.setAttribute('style', `list-style-type: ${type}`)
  }
}

/** The boxes of a checklist are pictures of controls. A sign takes their place. */
export function signsOfChecklists(body: ParentNode): void {
  for (const box of body.querySelectorAll(
    'li[role="checkbox"] > img, img[aria-roledescription="checkbox"]',
  )) {
    const item = box.closest('[role="checkbox"]')
    const sign = item?.getAttribute('aria-checked') === 'true' ? '☑ ' : '☐ '
    box.remove()
    const words = item?.querySelector('p') ?? item
    words?.prepend(sign)
  }
}
