import type { Page } from 'playwright-core'

/** The lowest contrast of the text of these elements with what is behind it. WCAG 2.2, 1.4.3 asks for 4.5. */
export async function leastContrast(page: Page, selector: string): Promise<number> {
  const ratios = (await page.evaluate(`(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')
    const luminance = (color) => {
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
      const channels = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    const background = (element) => {
      for (let node = element; node; node = node.parentElement) {
        const color = getComputedStyle(node).backgroundColor
        if (color !== 'rgba(0, 0, 0, 0)') return color
      }
      return 'white'
    }
    return [...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
      const [low, high] = [luminance(getComputedStyle(element).color), luminance(background(element))].sort((a, b) => a - b)
      return (high + 0.05) / (low + 0.05)
    })
  })()`)) as number[]
  if (ratios.length === 0) throw new Error(`Nothing is ${selector}`)
  return Math.min(...ratios)
}

/** Elements that stick out of a part of the page and cannot be scrolled to within it. */
export const outside = (page: Page, part: string) =>
  page.evaluate(`(() => {
    const edge = document.querySelector(${JSON.stringify(part)}).getBoundingClientRect().right + 0.5
    const scrolls = (element) => getComputedStyle(element).overflowX === 'auto'
    const isHeld = (element) => {
      for (let one = element.parentElement; one; one = one.parentElement)
        if (scrolls(one) && one.getBoundingClientRect().right <= edge) return true
      return false
    }
    return [...document.querySelectorAll(${JSON.stringify(part)} + ' *')]
      .filter((element) => element.getBoundingClientRect().right > edge && !isHeld(element))
      .map((element) => element.outerHTML.slice(0, 80))
  })()`)
